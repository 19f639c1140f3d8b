"""Feedback as a browser on one of our own pages sends it."""

from datetime import timedelta

import time_machine
from django.utils import timezone

from greenshift.feedback_form import make_token

FORM = "/synpunkter/step/utforska/"
VOTE = f"{FORM}svar/"
ADDRESS = "203.0.113.77"
OURS = {"sec-fetch-site": "same-origin"}
TEXT = "Jag saknar ett exempel på frågor."


def post(client, url, data, **options):
    return client.post(url, data, headers=OURS, REMOTE_ADDR=ADDRESS, **options)


def filled_in(**changes):
    """The form as it was shown a while ago, with a comment."""
    page = {"kind": "step", "key": "utforska", "language": "sv"}
    with time_machine.travel(timezone.now() - timedelta(minutes=1)):
        token = make_token(page, helped=False)
    return {"comment": TEXT, "token": token, **changes}
