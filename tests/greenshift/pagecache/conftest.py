"""The page cache in front of the real site, its thread's rounds made by hand."""

from dataclasses import dataclass
from io import BytesIO

import pytest
from django.core import signals
from django.core.handlers.wsgi import WSGIHandler
from django.db import close_old_connections

from greenshift.pagecache import renewal
from greenshift.pagecache.layer import put_before


@dataclass
class Reply:
    status: int
    headers: dict
    body: bytes


class Site:
    """A reader's view of the cache, and a count of what Django was asked."""

    def __init__(self):
        self.asked = []
        self.handler = WSGIHandler()
        self.cache = put_before(self.count)
        self.cache.renewal.queue.clear()
        self.renewal = self.cache.renewal
        self.renewal.site_map = "/robots.txt"  # which names no page
        # A minute later its thread would write into another test's database.
        self.cache.counting.start = lambda: None

    def count(self, environ, start_response):
        self.asked.append(environ)
        return self.handler(environ, start_response)

    def get(self, path, method="GET", query="", **headers):
        environ = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "127.0.0.1:8000",
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(),
        }
        environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        said = []
        body = self.cache(environ, lambda *start: said.append(start))
        status, fields = said[0][:2]
        lower = {name.lower(): value for name, value in fields}
        whole = b"".join(body)
        getattr(body, "close", lambda: None)()
        return Reply(int(status.split()[0]), lower, whole)

    def pass_time(self):
        """Let the thread look at the site's version, and make everything anew."""
        self.renewal.next_look = self.renewal.rest_until = 0
        self.renewal.work()
        while self.renewal.queue or self.renewal.asked:
            self.renewal.work()


@pytest.fixture
def connection_stays(db):
    """A request's end would close the connection and what the test has begun in it."""
    ends = (signals.request_started, signals.request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


@pytest.fixture
def by_hand(connection_stays, monkeypatch):
    monkeypatch.setattr(renewal.Renewal, "start", lambda self: None)
    monkeypatch.setattr(renewal, "PATIENCE", 0)
    monkeypatch.setattr(renewal, "FIRST_LOOK", 0)


@pytest.fixture
def site(by_hand, settings):
    settings.PAGE_SHELF = None
    site = Site()
    site.pass_time()
    site.asked.clear()
    return site
