"""Finished pages in memory, within bounds: the one unused for longest goes first."""

import gzip
from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass
from email.utils import formatdate
from hashlib import sha256
from threading import Lock

import brotli

from greenshift.pagecache.negotiation import IDENTITY

COMPRESSED = ("text/", "application/xml", "application/atom+xml", "application/json")
QUALITY = 5  # of Brotli: 11 is a tenth smaller, and takes fifty times as long
MADE_PER_ENCODING = {"content-length", "content-encoding", "etag", "vary", "date"}
OVERHEAD = 4096  # bytes that a page's headers and objects take, about

Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Form:
    """A page in one encoding: its bytes, and headers with a body and without."""

    tag: str
    body: list[bytes]
    headers: Headers
    unchanged: Headers  # for a 304


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page in every encoding, made under a version of the site."""

    forms: dict[str, Form]
    last_modified: int
    version: object
    size: int


def finish(body: bytes, headers: Headers, version, last_modified: float) -> StoredPage:
    """Make a page ready to send, in every encoding that makes it smaller."""
    kept = [each for each in headers if each[0].lower() not in MADE_PER_ENCODING]
    kind = next((value for name, value in kept if name.lower() == "content-type"), "")
    digest = sha256(body).hexdigest()[:20]
    bodies = {IDENTITY: body}
    if kind.startswith(COMPRESSED):
        bodies["gzip"] = gzip.compress(body, 6, mtime=0)
        bodies["br"] = brotli.compress(body, quality=QUALITY)
    whole_second = int(last_modified)
    forms = {
        name: make_form(name, data, digest, kept, whole_second)
        for name, data in bodies.items()
        if name == IDENTITY or len(data) < len(body)
    }
    size = OVERHEAD + sum(len(data) for data in bodies.values())
    return StoredPage(forms, whole_second, version, size)


def make_form(name, data, digest, kept, last_modified) -> Form:
    """Each encoding has a tag of its own: they are different bytes."""
    tag = f'"{digest}"' if name == IDENTITY else f'"{digest}-{name}"'
    common = [*kept, ("ETag", tag), ("Vary", "Accept-Encoding")]
    common.append(("Last-Modified", formatdate(last_modified, usegmt=True)))
    encoded = [] if name == IDENTITY else [("Content-Encoding", name)]
    unchanged = [each for each in common if each[0].lower() != "content-type"]
    headers = [*common, *encoded, ("Content-Length", str(len(data)))]
    return Form(tag, [data], headers, unchanged)


class Store:
    """Pages by key. Reading takes no lock; a key is an address, or one with a query."""

    def __init__(self, max_bytes: int, max_entries: int):
        self.max_bytes, self.max_entries = max_bytes, max_entries
        self.size = 0
        self.pages: OrderedDict = OrderedDict()
        self.lock = Lock()

    def __len__(self):
        return len(self.pages)

    def get(self, key) -> StoredPage | None:
        page = self.pages.get(key)
        if page is not None:
            with suppress(KeyError):  # another thread has just dropped it
                self.pages.move_to_end(key)
        return page

    def put(self, key, page: StoredPage) -> None:
        """Keep a page, in the place of its older self where there is one."""
        if page.size > self.max_bytes:
            return self.drop(key)
        with self.lock:
            older = self.pages.get(key)
            self.size += page.size - (older.size if older else 0)
            self.pages[key] = page
            while self.size > self.max_bytes or len(self.pages) > self.max_entries:
                _key, oldest = self.pages.popitem(last=False)
                self.size -= oldest.size

    def drop(self, key) -> None:
        with self.lock:
            page = self.pages.pop(key, None)
            self.size -= page.size if page else 0

    def has_room(self) -> bool:
        """Whether a page more is likely to push out no other."""
        is_roomy = self.size < 0.9 * self.max_bytes
        return is_roomy and len(self.pages) < self.max_entries

    def latest(self) -> list:
        """Every key, the one asked for last first."""
        with self.lock:
            return list(reversed(self.pages))


class Stores:
    """Addresses apart from addresses with a query: these can't push out those."""

    def __init__(self, addresses: Store, queries: Store):
        self.addresses, self.queries = addresses, queries

    def of(self, key) -> Store:
        return self.addresses if isinstance(key, str) else self.queries

    def latest(self) -> list:
        return [*self.addresses.latest(), *self.queries.latest()]
