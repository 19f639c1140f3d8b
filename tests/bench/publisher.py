"""Publishes a page once a second, or as told, and then tells when it did."""

import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "greenshift.settings")
django.setup()

from greenshift.publishing import publish  # noqa: E402
from method.models import Principle  # noqa: E402


def main(publications, pause=1.0):
    page = Principle.objects.get(language="sv", slug="arliga-ramar")
    print("ready", flush=True)
    times = []
    for number in range(publications):
        page.summary = f"Utgåva {number}. Det som går att påverka sägs rakt ut."
        page.save()
        publish(page)
        times.append(time.time())
        time.sleep(pause)
    print(*times, sep="\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), *map(float, sys.argv[2:]))
