"""
Have Django make a page, by a request of our own.

Nothing of the reader's request goes into it but the address: no header, cookie or
host that someone sends can come out in a page that others get.
"""

import re
import sys
import time
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from io import BytesIO
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from greenshift.pagecache.store import StoredPage, finish

LONGEST_QUERY = 200  # characters of what a view declares; longer ones are not kept
ADDRESS = re.compile(rb"<loc>(.*?)</loc>")


@dataclass(frozen=True)
class Answer:
    """What Django said, whole."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def is_fault(self):
        return self.status.startswith("5")

    @property
    def is_storable(self):
        values = {name.lower(): value for name, value in self.headers}
        return (
            self.status.startswith("200 ")
            and values.get("cache-control", "").startswith("public,")
            and "set-cookie" not in values
            and values.get("vary", "").lower() in ("", "accept-encoding")
        )


@lru_cache(maxsize=512)
def view_of(path: str):
    """The view of a public address, or None for a private one."""
    try:
        view = resolve(path.encode("latin-1").decode()).func
    except (Resolver404, UnicodeError):
        return None
    return view if hasattr(view, "parameters") else None


def key_of(path: str, query: str):
    """What a page is kept under: its address, and of the query what the view reads."""
    view = view_of(path)
    if view is None or (view.reads_query and query):
        return None
    known = view.parameters
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=1000)
    except ValueError:
        return None if known else path
    wanted = urlencode(sorted(pair for pair in pairs if pair[0] in known))
    if len(wanted) > LONGEST_QUERY:
        return None
    return (path, wanted) if wanted else path


def clean_request(key) -> dict:
    """A WSGI environment for GET with nothing in it but the address."""
    path, query = (key, "") if isinstance(key, str) else key
    site = urlsplit(settings.SITE_URL)
    port = site.port or (443 if settings.HTTPS else 80)
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": site.hostname,
        "SERVER_PORT": str(port),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": site.netloc,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": site.scheme,
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    if settings.SECURE_PROXY_SSL_HEADER:
        name, value = settings.SECURE_PROXY_SSL_HEADER
        environ[name] = value
    return environ


def ask(application, key) -> Answer:
    said = []
    response = application(clean_request(key), lambda *start: said.append(start))
    try:
        body = b"".join(response)
    finally:
        getattr(response, "close", lambda: None)()
    status, headers = said[0][:2]
    return Answer(status, headers, body)


def make(application, key, version) -> StoredPage | Answer:
    """The page ready to keep, or Django's answer where it is not to be kept."""
    answer = ask(application, key)
    if answer.is_storable:
        since = version.since if version else time.time()
        return finish(answer.body, answer.headers, version, since)
    return answer


def addresses_in(sitemap: bytes) -> list[str]:
    """The paths that a site map names, as a server tells them."""
    urls = [unescape(url.decode()) for url in ADDRESS.findall(sitemap)]
    paths = [unquote(urlsplit(url).path) for url in urls]
    return [path.encode().decode("latin-1") for path in paths]
