"""kill -9 in the middle of Publish leaves the old version whole, or the new."""

import signal
import subprocess
import sys

import pytest
from django.conf import settings

from tests.server import environment

# Dies at the given one of the statements that publishing sends to the database.
PUBLISH = """
import os, signal
from django.db import connection
from greenshift.publishing import publish
from method.models import Principle

page = Principle.objects.get(language="sv", key="larande")
page.title = "Den nya rubriken"
page.save()
left = {statements}

def count(execute, sql, params, many, context):
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(sql, params, many, context)

with connection.execute_wrapper(count):
    publish(page, note="Ny rubrik.")
"""
READ = """
from greenshift import reading
from greenshift.models import Edition, EditionLink
from greenshift.pages import related
from method.models import Principle

page = reading.page(Principle, "sv", key="larande")
newest = Edition.objects.visible().get(kind="principle", language="sv", key="larande")
print(page.title, newest.links.count(), sep="|")
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A database of its own with the site's content, on disk."""
    data_dir = tmp_path_factory.mktemp("var")
    (data_dir / "db.sqlite3").touch()
    env = environment(data_dir, SECRET_KEY="only-for-this-test")
    for command in (["migrate", "-v0"], ["import_content", "-v0"]):
        run(env, *command, check=True)
    return env


def run(env, *arguments, check=False):
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=env,
        check=check,
        capture_output=True,
        text=True,
    )


def python(env, code):
    return run(env, "shell", "-v0", "-c", code)


def test_killed_anywhere_in_publish_a_reader_sees_the_old_version_or_the_new(site):
    old = python(site, READ).stdout.strip()
    seen = []
    for statements in range(40):
        publishing = python(site, PUBLISH.format(statements=statements))
        seen.append(python(site, READ).stdout.strip())
        if publishing.returncode == 0:
            break
        assert publishing.returncode == -signal.SIGKILL, publishing.stderr

    new = f"Den nya rubriken|{old.partition('|')[2]}"
    assert old.startswith("Öppet och lärande|")
    assert len(seen) > 4
    assert set(seen[:-1]) <= {old, new}
    assert seen[0] == old
    assert seen[-1] == new
