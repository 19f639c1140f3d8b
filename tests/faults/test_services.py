"""PostgreSQL and Redis gone and back again, while readers read."""

import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager

import pytest
import requests
from django.conf import settings

from tests.faults.services import ARE_THERE, Postgres, Redis
from tests.faults.site import PAGE, PATIENCE, Editor, Site, served, until
from tests.server import environment

SEARCH = "/sok/?q=mandat"
TOLD = "kan inte läsa eller spara just nu"
READERS = 4

pytestmark = pytest.mark.skipif(
    not ARE_THERE, reason="Install postgresql and redis-server, and run as root."
)


@pytest.fixture(scope="module")
def postgres():
    cluster = Postgres()
    cluster.make()
    yield cluster
    cluster.stop()
    shutil.rmtree(cluster.folder)


@pytest.fixture(scope="module")
def redis():
    server = Redis()
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def site(postgres, redis, tmp_path_factory):
    """The server as it is started, on both."""
    data_dir = tmp_path_factory.mktemp("services")
    (data_dir / "media").mkdir()
    (data_dir / "secret-key").write_text("only-for-these-tests" * 3)
    services = {"DATABASE_URL": postgres.url, "REDIS_URL": redis.url}
    subprocess.run(
        [sys.executable, "-m", "tests.faults.prepare"],
        cwd=settings.BASE_DIR,
        env=environment(
            data_dir, DJANGO_SETTINGS_MODULE="greenshift.settings", **services
        ),
        check=True,
    )
    with served(Site(data_dir), **services) as running:
        for _ in range(30):
            running.get(PAGE)
        yield running


@contextmanager
def readers(site):
    """Readers who read while the block lasts; gives what they were answered."""
    answers, is_over = [], threading.Event()

    def read():
        session = requests.Session()
        while not is_over.wait(0.02):
            answer = session.get(site.address + PAGE, timeout=PATIENCE)
            answers.append(answer.status_code)

    threads = [threading.Thread(target=read) for _ in range(READERS)]
    for thread in threads:
        thread.start()
    try:
        yield answers
    finally:
        is_over.set()
        for thread in threads:
            thread.join()


def test_readers_go_on_while_postgresql_is_gone_and_editors_are_told(site, postgres):
    editor = Editor(site)
    form = editor.page_form
    with readers(site) as answers:
        postgres.stop()
        until(lambda: site.get(SEARCH).status_code == 503)
        told = editor.get(form)
        assert (told.status_code, TOLD in told.text) == (503, True)
        postgres.start()
        until(lambda: site.get(SEARCH).status_code == 200)
        until(lambda: editor.has_published("Efter avbrottet"))
        until(lambda: site.says("Efter avbrottet"))

    assert set(answers) == {200}
    assert len(answers) > READERS * 10


def test_nobody_notices_that_redis_is_gone(site, redis):
    with readers(site) as answers:
        redis.stop()
        editor = Editor(site)  # signing in is counted in Redis
        assert site.get(SEARCH).status_code == 200
        assert editor.has_published("Utan Redis")
        until(lambda: site.says("Utan Redis"))
        redis.start()
        assert editor.has_published("Med Redis")
        until(lambda: site.says("Med Redis"))

    assert set(answers) == {200}
