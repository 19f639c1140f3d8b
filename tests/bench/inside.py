"""Measures pages inside one process, without a server: run by tests.bench.growth."""

import gzip
import json
import math
import os
import sys
import time
from functools import partial

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "greenshift.settings")
django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.db import connection  # noqa: E402
from django.forms.models import model_to_dict  # noqa: E402
from django.test import Client  # noqa: E402

from cases.models import Case  # noqa: E402
from greenshift.models import Edition  # noqa: E402
from greenshift.server import settle  # noqa: E402

READY = "ready\n"
PAGES = {
    "home": "/",
    "step": "/metod/process/utveckla/",
    "pilot": "/pilotfall/skrota-oljepannan/",
    "pilots": "/pilotfall/",
}


def multiply(count):
    """Make copies of a pilot until there are `count`, half in each language."""
    for language in ("sv", "da"):
        first = Case.objects.filter(language=language).first()
        edition = Edition.objects.visible().get(
            kind="case", language=language, key=first.key
        )
        have = Case.objects.filter(language=language).count()
        keys = [f"kopia-{number:04}" for number in range(count // 2 - have)]
        plain = model_to_dict(first, exclude=[f.name for f in first._meta.many_to_many])
        Case.objects.bulk_create(
            Case(**{**plain, "id": None, "title": key, "key": key, "slug": key})
            for key in keys
        )
        Edition.objects.bulk_create(copy(edition, first.key, key) for key in keys)


def copy(edition, old, key):
    values = {f.attname: getattr(edition, f.attname) for f in edition._meta.fields}
    text = edition.text.replace(f"key: {old}\n", f"key: {key}\n", 1)
    new = {"id": None, "title": key, "key": key, "slug": key, "text": text}
    return Edition(**{**values, **new})


class Measured:
    """A page, what it has cost at least, and what doesn't differ from time to time."""

    def __init__(self, client, path):
        self.get = partial(client.get, path)
        response = self.get()
        if response.status_code != 200:
            raise SystemExit(f"{path} answers {response.status_code}")
        seen = []
        with connection.execute_wrapper(
            lambda run, *told: seen.append(1) or run(*told)
        ):
            self.get()
        size = len(gzip.compress(response.content))
        self.told = {"queries": len(seen), "bytes": size, "cpu": math.inf}

    def measure(self):
        started = time.process_time()
        self.get()
        took = 1000 * (time.process_time() - started)
        self.told["cpu"] = min(self.told["cpu"], took)


def pages():
    """What is measured, by name; an editor is signed in for the admin alone."""
    reader, editor = (Client(SERVER_NAME="127.0.0.1") for _ in range(2))
    editor.force_login(User.objects.create_superuser("bench"))
    form = f"/admin/cases/case/{Case.objects.first().pk}/change/"
    admin = {"admin list": "/admin/cases/case/", "admin form": form}
    found = {name: Measured(reader, path) for name, path in PAGES.items()}
    return found | {name: Measured(editor, path) for name, path in admin.items()}


def main(count):
    """Measure every page once for each line that comes, and tell at the end."""
    multiply(count)
    measured = pages()
    settle()  # as the server does before it answers
    print(READY, end="", flush=True)
    for _line in sys.stdin:
        for page in measured.values():
            page.measure()
        print(READY, end="", flush=True)
    print(json.dumps({name: page.told for name, page in measured.items()}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
