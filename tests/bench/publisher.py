"""Publishes one page once a second, and then tells when: run by tests.bench.steady."""

import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "greenshift.settings")
django.setup()

from greenshift.publishing import publish  # noqa: E402
from method.models import Principle  # noqa: E402


def main(seconds):
    page = Principle.objects.get(language="sv", slug="arliga-ramar")
    print("ready", flush=True)
    times = []
    for number in range(seconds):
        page.summary = f"Utgåva {number}. Det som går att påverka sägs rakt ut."
        page.save()
        publish(page)
        times.append(time.time())
        time.sleep(1)
    print(*times, sep="\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
