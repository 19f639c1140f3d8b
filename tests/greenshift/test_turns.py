"""Editors, publications and imports at the same moment: none is lost, none fails."""

import json
import subprocess
import sys

import pytest
from django.conf import settings

from tests.factories import write_principle
from tests.server import environment

# Run in a process of its own, on a database that others can open too.
AT_ONCE = """
import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connections
from django.test import Client
from greenshift import publishing, sync
from greenshift.models import Edition, SearchEntry
from method.models import Principle
from django.test.utils import setup_test_environment
from tests.admin import address, form_of

setup_test_environment()

def principle():
    return Principle.objects.get(language="sv", key="provad")

def editor():
    client = Client(SERVER_NAME="127.0.0.1")
    user, _new = User.objects.get_or_create(
        username="editor", is_staff=True, is_superuser=True
    )
    client.force_login(user)
    return client

def at_once(count, work):
    start = Barrier(count)
    def each(number):
        start.wait()
        try:
            return work(number)
        finally:
            connections.close_all()
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(each, range(count)))
"""

SAVE = """
clients = [editor() for _ in range(5)]
url = address(Principle, "change", principle().pk)
form = form_of(clients[0].get(url))

def save(number):
    told = form | {"title": f"Rubrik {number}"}
    return clients[number].post(url, told).status_code

print(json.dumps([sorted(at_once(5, save)), principle().title]))
"""
PUBLISH = """
def publish(number):
    page = principle()
    page.title = f"Utgåva {number}"
    publishing.publish(page)

at_once(5, publish)
same = Edition.objects.filter(key="provad")
seen = same.visible().get()
found = SearchEntry.objects.filter(edition__in=same)
print(json.dumps([same.count(), found.get().edition_id == seen.pk]))
"""
IMPORT = """
from tests.factories import write_principle
client, url = editor(), address(Principle, "change", principle().pk)
write_principle(settings.CONTENT_DIR, title="Filens")
told = form_of(client.get(url)) | {"title": "Redaktörens"}
compared, apply = Event(), sync.apply

def apply_late(changes):
    compared.set()
    saving.wait()
    Event().wait(1)  # the editor's save is under way
    apply(changes)

sync.apply, saving = apply_late, Event()

def work(number):
    if number:
        return call_command("import_content", verbosity=0)
    compared.wait()
    saving.set()
    return client.post(url, told).status_code

print(json.dumps([at_once(2, work)[0], principle().title]))
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A database with one page, which others can open too."""
    data_dir = tmp_path_factory.mktemp("var")
    (data_dir / "db.sqlite3").touch()
    env = environment(data_dir, SECRET_KEY="only-for-this-test", DEBUG="true")
    run(env, "migrate", "-v0")
    return env


@pytest.fixture
def at_once(site, tmp_path):
    """Begin with one file's page, and run one of the scripts above."""
    lead = f"""
from pathlib import Path
from django.conf import settings
from django.core.management import call_command
settings.CONTENT_DIR = Path({str(tmp_path)!r})
call_command("import_content", overwrite=True, verbosity=0)
"""
    write_principle(tmp_path)

    def begin(script):
        told = run(site, "shell", "-v0", "-c", lead + AT_ONCE + script)
        return json.loads(told.splitlines()[-1])

    return begin


def run(env, *arguments):
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_of_five_who_save_one_does_and_four_are_told(at_once):
    statuses, title = at_once(SAVE)

    assert statuses == [200, 200, 200, 200, 302]
    assert title.startswith("Rubrik ")


def test_of_five_publications_the_last_is_seen_and_found(at_once):
    count, is_found = at_once(PUBLISH)

    assert count > 5
    assert is_found


def test_who_saves_during_an_import_is_told_of_it(at_once):
    assert at_once(IMPORT) == [200, "Filens"]
