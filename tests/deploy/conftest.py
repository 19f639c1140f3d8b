"""The site as it is really served, with its copy, behind a real nginx or Caddy."""

import shutil
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.conftest import demand
from tests.deploy import caddy, echo, nginx
from tests.deploy.asking import ask
from tests.server import free_port, serving


@dataclass
class Installation:
    """Where the site answers itself and behind the server in front, and its process."""

    site: str
    front: str
    process: subprocess.Popen

    def end(self):
        """Let the application be gone; returns the headers it used to send."""
        safe = ask(self.site, "/da/metode/").safe
        self.process.terminate()
        self.process.wait(timeout=30)
        return safe


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory):
    """One for all: it takes long to draw every picture and write the copy."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="session")
def copy(tmp_path_factory):
    return tmp_path_factory.mktemp("copies") / "site"


@pytest.fixture(scope="session")
def behind_nginx(data_dir, copy, tmp_path_factory):
    """Starts an installation with nginx, which whoever asks for it may break."""
    demand(shutil.which("nginx"), "No nginx: apt-get install nginx-light")

    @contextmanager
    def start():
        place = tmp_path_factory.mktemp("nginx")
        with copied(data_dir, copy) as (site, process):
            port, told = free_port(), site.removeprefix("http://")
            text = nginx.fitted(place, told, port, data_dir, copy)
            (place / "gron.conf").write_text(text)
            (place / "nginx.conf").write_text(nginx.MAIN.format(place=place))
            front = f"http://127.0.0.1:{port}"
            with nginx.running(place / "nginx.conf", front):
                yield Installation(site, front, process)

    return start


@pytest.fixture(scope="session")
def has_caddy():
    demand(shutil.which("caddy"), "No caddy: apt-get install caddy")


@pytest.fixture(scope="session")
def behind_caddy(has_caddy, data_dir, copy, tmp_path_factory):
    """Starts an installation with Caddy, which whoever asks for it may break."""

    @contextmanager
    def start():
        place = tmp_path_factory.mktemp("caddy")
        with (
            copied(data_dir, copy) as (site, process),
            caddy.running(place, site, copy) as front,
        ):
            yield Installation(site, front, process)

    return start


@pytest.fixture(scope="module")
def echoed(has_caddy, tmp_path_factory):
    """The address of a Caddy in front of what tells what it was asked."""
    place = tmp_path_factory.mktemp("echo")
    (place / "site").mkdir()
    (place / "site/index.html").write_text("the copy")
    with (
        echo.answering() as application,
        caddy.running(place, application, place / "site") as front,
    ):
        yield front


@contextmanager
def copied(data_dir, copy: Path):
    """Serve the site, once it has made its copy."""
    with serving(data_dir, MIRROR_DIR=str(copy)) as (site, process):
        for _ in range(3000):
            if copy.is_symlink():
                break
            time.sleep(0.1)
        else:
            raise RuntimeError("The copy was not made in time.")
        yield site, process
