"""Measures pages inside one process, without a server: run by tests.bench.growth."""

import gzip
import json
import os
import sys
import time

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

TIMES = 30
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


def cost(client, path):
    response = client.get(path)
    queries = []
    with connection.execute_wrapper(lambda run, *told: queries.append(1) or run(*told)):
        client.get(path)
    times = []
    for _ in range(TIMES):
        started = time.process_time()
        client.get(path)
        times.append(1000 * (time.process_time() - started))
    packed = gzip.compress(response.content) if response.status_code == 200 else b""
    told = {"cpu": min(times), "queries": len(queries), "bytes": len(packed)}
    if response.status_code != 200:
        raise SystemExit(f"{path} answers {response.status_code}")
    return told


def main(count):
    multiply(count)
    client = Client(SERVER_NAME="127.0.0.1")
    settle()  # as the server does before it answers
    print(READY, end="", flush=True)
    sys.stdin.readline()
    told = {name: cost(client, path) for name, path in PAGES.items()}
    client.force_login(User.objects.create_superuser("bench"))
    told["admin list"] = cost(client, "/admin/cases/case/")
    form = f"/admin/cases/case/{Case.objects.first().pk}/change/"
    told["admin form"] = cost(client, form)
    print(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]))
