from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from greenshift import checks
from greenshift.security_txt import EXPIRES_ON

ADDRESS = "/.well-known/security.txt"


def fields(response):
    return dict(line.split(": ", 1) for line in response.text.splitlines())


def test_tells_where_to_write_and_in_which_language(client, settings):
    settings.CONTACT_EMAIL = "sakerhet@example.se"
    settings.SITE_URL = "https://gron.example.se"

    response = client.get(ADDRESS)

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    told = fields(response)
    assert told["Contact"] == "mailto:sakerhet@example.se"
    assert told["Preferred-Languages"] == "sv, da, en"
    assert told["Canonical"] == "https://gron.example.se/.well-known/security.txt"


def test_expires_within_a_year_and_has_not_yet(client, settings):
    settings.CONTACT_EMAIL = "sakerhet@example.se"

    expires = datetime.fromisoformat(fields(client.get(ADDRESS))["Expires"])

    assert timezone.now() < expires <= timezone.now() + timedelta(days=366)


@pytest.mark.django_db
def test_without_a_contact_there_is_none(client, settings):
    settings.CONTACT_EMAIL = ""

    assert client.get(ADDRESS).status_code == 404


def test_the_check_warns_without_a_contact_and_when_the_year_is_over(
    settings, time_machine
):
    settings.CONTACT_EMAIL = ""
    assert "greenshift.W003" in [each.id for each in checks.security_txt_answers(None)]

    settings.CONTACT_EMAIL = "sakerhet@example.se"
    assert checks.security_txt_answers(None) == []

    time_machine.move_to(EXPIRES_ON + timedelta(days=1))
    assert "greenshift.W004" in [each.id for each in checks.security_txt_answers(None)]
