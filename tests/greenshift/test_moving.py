"""What a site on SQLite holds is whole on PostgreSQL."""

import json
import os
import uuid
from urllib.parse import urlsplit

import pytest

from tests.backups import manage, manifest_of, rebuilt

POSTGRES = os.environ.get("TEST_POSTGRES_URL", "")
pytestmark = pytest.mark.skipif(
    not POSTGRES, reason="Set TEST_POSTGRES_URL to a database server."
)
MADE_ANEW = ("greenshift.searchentry", "greenshift.searchword")
# What stays behind where only texts are taken along: people, drafts, history, words.
WRITE = """
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, User
from cases.models import Case
from greenshift.models import Feedback

editor = User.objects.create_user("maja", "maja@kommun.example", "lösenord för Maja")
editor.groups.add(Group.objects.get(name="Redaktör"))
Authenticator.objects.create(user=editor, type="totp", data={"secret": "hemlig"})
page = Case.objects.filter(language="sv").first()
page.title = "Ännu ett utkast – på väg"
page.save()
Feedback.objects.create(kind="step", key="utforska", language="da", comment="Måske?")
"""
INDEX = ("index_search",)
REFUSED = """
from greenshift.models import Feedback
Feedback.objects.create(kind="step", key="utforska", language="da", comment="a\\0b")
"""


@pytest.fixture
def postgres():
    """The address of an empty database of the test's own."""
    import psycopg

    name = f"moved_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(POSTGRES, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield urlsplit(POSTGRES)._replace(path=name).geturl()
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def old(tmp_path_factory):
    """The folder of a site on SQLite that people have worked with."""
    data_dir = tmp_path_factory.mktemp("old")
    (data_dir / "db.sqlite3").touch()
    for command in (["migrate", "-v0"], ["import_content"], shell(WRITE)):
        done = manage(data_dir, *command)
        assert done.returncode == 0, done.stderr
    return data_dir


def shell(code):
    return ["shell", "-v0", "-c", code]


def backup(data_dir):
    file = data_dir / "gron.tar.gz"
    assert manage(data_dir, "backup", str(file)).returncode == 0
    return file


def rows(data_dir, **changes):
    """All that a database holds, but what is made anew, and the version's token."""
    left_out = [f"--exclude={each}" for each in (*MADE_ANEW, "greenshift.siteversion")]
    told = manage(data_dir, "dumpdata", "--all", *left_out, **changes)
    assert told.returncode == 0, told.stderr
    found = json.loads(told.stdout)
    return {f"{row['model']} {row['pk']}": row["fields"] for row in found}


def test_every_row_is_moved_and_the_site_goes_on(old, tmp_path, postgres):
    env = {"DATABASE_URL": postgres}

    told = manage(tmp_path, "restore", str(backup(old)), **env)

    assert told.returncode == 0, told.stderr
    moved = rows(tmp_path, **env)
    assert moved == rows(old)
    kinds = {name.partition(" ")[0] for name in moved}
    assert {"auth.user", "mfa.authenticator", "greenshift.feedback"} <= kinds
    # New rows get numbers of their own, and readers are told of the change.
    again = WRITE.replace("maja", "nils")
    assert manage(tmp_path, *shell(again), **env).returncode == 0
    found, found_before = manage(tmp_path, *INDEX, **env), manage(old, *INDEX)
    assert found.stdout.split()[0] == found_before.stdout.split()[0] != "0"


def test_a_row_that_does_not_fit_is_told_and_none_is_moved(old, tmp_path, postgres):
    env = {"DATABASE_URL": postgres}
    assert manage(old, *shell(REFUSED)).returncode == 0

    told = manage(tmp_path, "restore", str(backup(old)), **env)

    assert told.returncode == 1
    assert "No row was moved; greenshift.Feedback" in told.stderr
    assert "Traceback" not in told.stderr
    assert not [name for name in rows(tmp_path, **env) if name.startswith("auth.user ")]


def test_a_backup_of_an_older_release_is_upgraded_where_it_is(old, tmp_path, postgres):
    manifest = manifest_of(backup(old))
    manifest["migrations"].pop()
    file = rebuilt(
        old / "gron.tar.gz",
        tmp_path / "older.tar.gz",
        manifest=json.dumps(manifest).encode(),
    )

    told = manage(tmp_path, "restore", str(file), DATABASE_URL=postgres)

    assert told.returncode == 1
    assert "Upgrade the site where it is" in told.stderr
    assert "Nothing was touched." in told.stderr
