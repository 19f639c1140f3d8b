"""The real server on data of its own, an editor who signs in, and readers."""

import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import requests
from django.conf import settings

from tests.plan.forms import Form
from tests.server import environment, free_port

NAME, PASSWORD = "redaktor", "ett-langt-losenord"
PAGE = "/metod/principer/oppet-och-larande/"
PATIENCE = 120  # seconds, on a machine with much else to do


@dataclass
class Site:
    """A server that is started and stopped, and the data beneath it."""

    data_dir: Path
    port: int = 0
    workers: int = 2
    process: subprocess.Popen | None = None

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def start(self, **changes):
        self.port = self.port or free_port()
        command = [sys.executable, "-m", "greenshift.server", "127.0.0.1"]
        self.process = subprocess.Popen(
            [*command, str(self.port), str(self.workers)],
            cwd=settings.BASE_DIR,
            env=environment(self.data_dir, **changes),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until(self.answers)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait(timeout=PATIENCE)

    def answers(self):
        try:
            return self.get("/readyz").status_code in (200, 503)
        except requests.RequestException:
            return False

    def get(self, path, **options):
        return requests.get(self.address + path, timeout=PATIENCE, **options)

    def says(self, words, path=PAGE):
        """Whether each worker's page has the words: connections share them out."""
        return all(words in self.get(path).text for _ in range(6))

    def worker_pids(self):
        told = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in told.read_text().split()]


@contextmanager
def served(site, **changes):
    try:
        site.start(**changes)
        yield site
    finally:
        site.stop()


def until(holds, seconds=PATIENCE):
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, f"{holds} does not come to hold."
        time.sleep(0.1)


class Editor:
    """Someone with a browser, who has signed in."""

    def __init__(self, site):
        self.site = site
        self.session = requests.Session()
        sign_in = {"login": NAME, "password": PASSWORD}
        answer = self.send("/konto/login/", self.form("/konto/login/") | sign_in)
        assert "/admin/" in answer.url, answer.url

    def get(self, path):
        return self.session.get(self.site.address + path, timeout=PATIENCE)

    def send(self, path, values, files=None):
        """Send a form, as a browser does: from a page of the same address."""
        return self.session.post(
            self.site.address + path,
            data=values,
            files=files,
            headers={"Referer": self.site.address + path},
            timeout=PATIENCE,
        )

    def form(self, path):
        page = self.get(path)
        assert page.status_code == 200, page.status_code
        return Form(page.text).fields

    def publish(self, title):
        """Change a page's title and publish it; gives what the editor is shown."""
        page = self.get(self.page_form)
        if page.status_code != 200:
            return page
        form = Form(page.text).fields
        for other in ("_save", "_withdraw"):
            del form[other]
        form |= {"title": title, "_publish": "1", "note": "Prövar."}
        return self.send(self.page_form, form)

    def has_published(self, title):
        return "Sidan är publicerad" in self.publish(title).text

    @cached_property
    def page_form(self):
        listed = self.get("/admin/method/principle/?q=larande&language__exact=sv")
        return next(
            link
            for link in listed.text.split('"')
            if link.startswith("/admin/method/principle/") and "/change/" in link
        ).partition("?")[0]
