"""
A database of the oldest supported schema becomes today's, and loses nothing.

Each is a site with its content imported and a page of an editor's own: published, and
with a heading that isn't. first.sql.xz is SQLite's dump of one at commit 7793627, and
the others are those of releases, kept by tests.upgrade.keep.
"""

import json
import lzma
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings

from tests.server import environment
from tests.site import PAGE_KINDS

KEPT = sorted(Path(__file__).parent.glob("*.xz"))
LOOK = """
import json
from django.test import Client
from method.models import Principle

client = Client(SERVER_NAME="127.0.0.1")
paths = {paths!r}
own = client.get("/metod/principer/en-egen-princip/").content.decode()
row = Principle.objects.get(key="egen")
print(json.dumps([
    {{path: client.get(path).status_code for path in paths}},
    "En egen princip" in own and "halvskriven" not in own,
    row.title,
]))
"""
MIGRATED = "SELECT app, name, applied FROM django_migrations ORDER BY id"


def manage(data_dir, *arguments):
    env = environment(data_dir, SECRET_KEY="only-for-this-test", DEBUG="true")
    env["DATABASE_URL"] = ""  # the dump is SQLite's
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def read(data_dir, sql):
    with closing(sqlite3.connect(data_dir / "db.sqlite3")) as database:
        return database.execute(sql).fetchall()


def unpack(kept, path):
    data = lzma.decompress(kept.read_bytes())
    if kept.suffixes[-2] != ".sql":
        path.write_bytes(data)
        return
    with closing(sqlite3.connect(path)) as database:
        database.executescript(data.decode())


@pytest.mark.parametrize("kept", KEPT, ids=lambda path: path.name)
def test_an_older_database_is_taken_over_with_what_editors_wrote(kept, tmp_path):
    unpack(kept, tmp_path / "db.sqlite3")

    manage(tmp_path, "migrate", "-v0")
    once = read(tmp_path, MIGRATED)
    manage(tmp_path, "migrate", "-v0")
    manage(tmp_path, "import_content", "-v0")
    paths = [path for pair in PAGE_KINDS.values() for path in pair]
    told = manage(tmp_path, "shell", "-v0", "-c", LOOK.format(paths=paths))
    statuses, is_shown, working_copy = json.loads(told.splitlines()[-1])

    assert read(tmp_path, MIGRATED) == once
    assert read(tmp_path, "PRAGMA foreign_key_check") == []
    assert {path for path, status in statuses.items() if status != 200} == set()
    assert is_shown
    assert working_copy == "En halvskriven rubrik"
