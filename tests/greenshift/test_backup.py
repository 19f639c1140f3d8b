"""A backup comes back as it was, or nothing is touched."""

import errno
import fcntl
import io
import json
import os
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing

import pytest
from django.conf import settings

from greenshift import databasecopy, unpacking
from tests.backups import manage, manifest_of, rebuilt
from tests.server import environment, free_port

POSTGRES = os.environ.get("TEST_POSTGRES_URL", "")
# Makes two accounts at a time, until it is killed: a copy holds both or neither.
WRITE = """
from itertools import count
from django.contrib.auth.models import User
from django.db import transaction

for number in count():
    with transaction.atomic():
        User.objects.create(username=f"a{number}")
        User.objects.create(username=f"b{number}")
    if number == 3:
        print("writing", flush=True)
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A backup made while somebody writes, and the words that told of it."""
    data_dir = tmp_path_factory.mktemp("var")
    (data_dir / "db.sqlite3").touch()
    (data_dir / "media/images/one").mkdir(parents=True)
    (data_dir / "media/images/one.webp").write_bytes(b"pixels")
    (data_dir / "media/images/one/400.jpg").write_bytes(b"fewer pixels")
    assert manage(data_dir, "migrate", "-v0").returncode == 0
    file = tmp_path_factory.mktemp("backups") / "gron.tar.gz"
    writer = subprocess.Popen(
        [sys.executable, "manage.py", "shell", "-v0", "-c", WRITE],
        cwd=settings.BASE_DIR,
        env=environment(data_dir, SECRET_KEY="only-for-this-test"),
        stdout=subprocess.PIPE,
        text=True,
    )
    with writer:
        assert writer.stdout.readline() == "writing\n"
        told = manage(data_dir, "backup", str(file))
        was_writing = writer.poll() is None
        writer.kill()
    assert was_writing
    assert told.returncode == 0, told.stderr
    return file


def accounts(data_dir):
    with closing(sqlite3.connect(data_dir / "db.sqlite3")) as database:
        rows = database.execute("SELECT username FROM auth_user").fetchall()
    return {name for (name,) in rows}


def refused(data_dir, file, *options):
    told = manage(data_dir, "restore", str(file), *options)
    assert told.returncode == 1
    assert "Traceback" not in told.stderr
    assert "Nothing was touched." in told.stderr
    assert not list(data_dir.glob(".restore-*"))
    return told.stderr


def test_a_backup_taken_while_in_use_comes_back_on_an_empty_machine(made, tmp_path):
    told = manage(tmp_path / "var", "restore", str(made))

    assert told.returncode == 0, told.stderr
    names = accounts(tmp_path / "var")
    assert {name[1:] for name in names if name[0] == "a"} == {
        name[1:] for name in names if name[0] == "b"
    }
    assert len(names) == manifest_of(made)["counts"]["auth_user"] >= 8
    media = tmp_path / "var/media/images"
    assert (media / "one.webp").read_bytes() == b"pixels"
    assert (media / "one/400.jpg").read_bytes() == b"fewer pixels"


def test_a_backup_is_for_its_owner_alone_and_leaves_nothing_beside_it(made):
    assert made.stat().st_mode & 0o777 == 0o600
    assert list(made.parent.iterdir()) == [made]


def test_a_backup_that_is_cut_short_is_refused(made, tmp_path):
    short = tmp_path / "short.tar.gz"
    data = made.read_bytes()
    short.write_bytes(data[: len(data) // 2])

    assert "cut short" in refused(tmp_path / "var", short)
    assert not (tmp_path / "var/db.sqlite3").exists()


def test_what_is_no_backup_is_refused(tmp_path):
    other = tmp_path / "other"
    other.write_text("something else")

    assert "is damaged or cut short" in refused(tmp_path / "var", other)
    assert "can't be read" in refused(tmp_path / "var", tmp_path / "none")


def test_a_member_that_has_been_changed_is_named(made, tmp_path):
    file = rebuilt(made, tmp_path / "changed.tar.gz", one=b"others")

    assert "media/images/one.webp" in refused(tmp_path / "var", file)
    assert not (tmp_path / "var/db.sqlite3").exists()
    assert not (tmp_path / "var/media").exists()


def test_a_member_that_leads_out_of_the_folder_is_refused(tmp_path):
    file = tmp_path / "sly.tar.gz"
    with tarfile.open(file, "w:gz") as archive:
        archive.addfile(tarfile.TarInfo("media/../../sly"), io.BytesIO())

    assert "media/../../sly" in refused(tmp_path / "var", file)


def test_a_newer_release_is_named(made, tmp_path):
    manifest = manifest_of(made) | {"release": "9.0"}
    manifest["migrations"].append("greenshift.9999_tomorrow")
    data = json.dumps(manifest).encode()
    file = rebuilt(made, tmp_path / "newer.tar.gz", manifest=data)

    message = refused(tmp_path / "var", file)

    assert "release 9.0, which is newer (greenshift.9999_tomorrow)" in message


@pytest.fixture
def taken(tmp_path):
    """A folder where there is a database already."""
    (tmp_path / "var").mkdir()
    with closing(sqlite3.connect(tmp_path / "var/db.sqlite3")) as database:
        database.execute("CREATE TABLE ours (word)")
    return tmp_path / "var"


def test_a_database_that_is_there_is_replaced_only_by_force_and_kept(made, taken):
    before = (taken / "db.sqlite3").read_bytes()

    assert "--force" in refused(taken, made)
    assert (taken / "db.sqlite3").read_bytes() == before

    assert manage(taken, "restore", str(made), "--force").returncode == 0
    assert (taken / "db.sqlite3.before-restore").read_bytes() == before
    assert accounts(taken)


def test_a_site_that_runs_is_left_alone(made, taken):
    with open(taken / "in-use", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        message = refused(taken, made, "--force")

    assert "The site is running" in message


def test_a_database_that_somebody_writes_to_is_left_alone(made, taken):
    with closing(sqlite3.connect(taken / "db.sqlite3")) as database:
        database.execute("BEGIN IMMEDIATE")
        told = manage(taken, "restore", str(made), "--force")

    assert told.returncode == 1
    assert databasecopy.IN_USE in told.stderr
    assert not (taken / "db.sqlite3.before-restore").exists()


def test_a_damaged_database_is_told_before_serving_and_can_be_replaced(made, tmp_path):
    (tmp_path / "db.sqlite3").write_bytes(b"not a database" * 1000)

    told = manage(tmp_path, "up", "--port", str(free_port()))

    assert told.returncode == 1
    assert "The database is damaged" in told.stderr
    assert "restore FILE --force" in told.stderr
    assert "Traceback" not in told.stderr
    assert manage(tmp_path, "restore", str(made), "--force").returncode == 0
    assert accounts(tmp_path)


def test_a_place_that_cannot_be_written_is_told(made, tmp_path):
    told = manage(made.parent, "backup", str(tmp_path / "no/such/folder/file"))

    assert told.returncode == 1
    assert "No backup was made." in told.stderr
    assert "Traceback" not in told.stderr


def test_a_full_disk_is_told_in_plain_words(tmp_path):
    full = OSError(errno.ENOSPC, "No space left on device", "var/part")

    assert "The disk is full" in unpacking.reason(full, tmp_path / "backup")


def test_postgresql_without_its_programs_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(databasecopy.CopyError, match="pg_dump is missing"):
        databasecopy.run("pg_dump")


@pytest.mark.skipif(not POSTGRES, reason="Set TEST_POSTGRES_URL to a database server.")
def test_postgresql_comes_back_as_it_was(tmp_path):
    file = str(tmp_path / "gron.tar.gz")
    count = "from django.contrib.auth.models import User; print(User.objects.count())"
    env = {"DATABASE_URL": POSTGRES}
    assert manage(tmp_path, "migrate", "-v0", **env).returncode == 0
    before = manage(tmp_path, "shell", "-v0", "-c", count, **env).stdout
    assert manage(tmp_path, "backup", file, **env).returncode == 0
    add = "from django.contrib.auth.models import User; User.objects.create()"
    manage(tmp_path, "shell", "-v0", "-c", add, **env)

    told = manage(tmp_path, "restore", file, "--force", **env)

    assert told.returncode == 0, told.stderr
    assert manage(tmp_path, "shell", "-v0", "-c", count, **env).stdout == before
