"""Two workers of the real server: both see what is published, and outlive the data."""

import subprocess
import sys
import time
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from django.conf import settings

from tests.server import environment, serving

PAGE = "/metod/principer/oppet-och-larande/"
CONNECTIONS = 12  # each stays with one worker, so that both are among them
PUBLISH = """
from datetime import datetime
from greenshift.publishing import publish
from method.models import Principle
page = Principle.objects.get(language="sv", key="larande")
page.summary = "{words}"
page.save()
publish(page, at={at})
"""


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    data_dir = tmp_path_factory.mktemp("var")
    with serving(data_dir, "--workers", "2") as (address, _process):
        yield address, data_dir


def publish(data_dir, words, at=None):
    code = PUBLISH.format(
        words=words, at=f"datetime.fromisoformat('{at}')" if at else None
    )
    subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", code],
        cwd=settings.BASE_DIR,
        env=environment(data_dir),
        check=True,
    )


@contextmanager
def readers(address):
    with ExitStack() as stack:
        yield [
            stack.enter_context(closing(HTTPConnection(urlsplit(address).netloc)))
            for _ in range(CONNECTIONS)
        ]


def read(reader, path=PAGE):
    reader.request("GET", path)
    response = reader.getresponse()
    return response.status, response.read().decode()


def until_all_see(words, address, patience=30):
    """Whether every worker says it, in the end."""
    with readers(address) as connections:
        for _ in range(patience * 10):
            if all(words in read(each)[1] for each in connections):
                return True
            time.sleep(0.1)
    return False


def test_every_worker_sees_what_another_process_publishes(running):
    address, data_dir = running
    assert until_all_see("", address)

    publish(data_dir, "Nytt sagt på nytt.")

    assert until_all_see("Nytt sagt på nytt.", address)


def test_a_scheduled_page_is_seen_by_none_before_its_moment_and_by_all_after(running):
    address, data_dir = running
    moment = datetime.now(UTC) + timedelta(seconds=15)
    publish(data_dir, "Sagt i rätt tid.", at=moment)
    too_early = []
    with readers(address) as connections:
        while datetime.now(UTC) < moment - timedelta(milliseconds=500):
            too_early += ["Sagt i rätt tid." in read(each)[1] for each in connections]

    assert too_early
    assert not any(too_early)
    assert until_all_see("Sagt i rätt tid.", address)


def test_pages_are_served_when_the_data_is_gone(running):
    address, data_dir = running
    with readers(address) as connections:
        before = [read(each) for each in connections]

        data_dir.rename(data_dir.with_name("elsewhere"))
        at_once = [read(each) for each in connections]
        time.sleep(2)  # the threads have looked for the database
        later = [read(each) for each in connections]

    assert before == at_once == later
