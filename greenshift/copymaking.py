"""
Filling a copy of the site: from address to address, as far as the pages lead.

It begins with the site map and takes along whatever pages, styles and data mention:
pictures, fonts, feeds, tables. Nothing is asked for over a network.
"""

from collections import deque
from urllib.parse import urlsplit

from django.conf import settings
from django.test import Client
from django.utils import translation

from greenshift import copysearch
from greenshift.copypaths import SEARCH, addresses_in, file_of, fitted
from greenshift.mirror import MirrorError
from greenshift.reading import copying

SITE_MAP = "/sitemap.xml"
BEGIN = (SITE_MAP, "/robots.txt", "/favicon.ico", "/api/", *SEARCH.values())
READ = {"text/html", "text/css", "application/json", "application/xml"}
KEPT = settings.MEDIA_URL  # a name there stands for the same bytes for ever
LISTS = {copysearch.list_address(language) for language in SEARCH}
TOLD_EVERY = 100  # addresses


class Round:
    """One walk through the site, writing what it meets into a copy."""

    def __init__(self, copy, tell):
        self.copy, self.tell = copy, tell
        self.client = Client(
            SERVER_NAME=urlsplit(settings.SITE_URL).hostname,
            raise_request_exception=False,
        )
        self.mentioned_on = dict.fromkeys(BEGIN, SITE_MAP)
        self.left = deque(BEGIN)
        self.lists = {language: [] for language in SEARCH}
        self.public = set()
        self.dead = []

    def walk(self):
        token = copying.set(True)
        try:
            while self.left:
                self.take(self.left.popleft())
        finally:
            copying.reset(token)
        for language, entries in self.lists.items():
            data = copysearch.script(entries).encode()
            self.copy.keep(file_of(copysearch.list_address(language)), data)

    def take(self, address):
        if self.copy.files and self.copy.files % TOLD_EVERY == 0:
            self.tell(f"{self.copy.files} files, {len(self.left)} addresses left")
        if address in SEARCH.values():
            return self.write(address, "text/html", copysearch.page(address).encode())
        if address.startswith(KEPT) and self.copy.old(file_of(address)):
            return self.copy.take_over(file_of(address))
        response = self.ask(address)
        if response.status_code != 200:
            return self.refuse(address, response.status_code)
        kind = response.headers["Content-Type"].partition(";")[0]
        return self.write(address, kind, response.getvalue())

    def ask(self, address):
        return self.client.get(address, follow=True, secure=settings.HTTPS)

    def refuse(self, address, status):
        """A page that won't open stops the copy; a link that leads nowhere is told."""
        if address in self.public or status >= 500 or address in BEGIN:
            page = self.mentioned_on[address]
            raise MirrorError(f"{address} answers {status} (mentioned on {page}).")
        self.dead.append(f"{address} on {self.mentioned_on[address]}")

    def write(self, address, kind, data):
        if kind in READ:
            text = data.decode()
            self.follow(address, kind, text)
            if kind == "text/html":
                data = self.fit(address, text).encode()
        self.copy.keep(file_of(address), data)

    def follow(self, address, kind, text):
        site = settings.SITE_URL
        for found in addresses_in(text, at=address, kind=kind, site=site):
            if address == SITE_MAP:
                self.public.add(found)
            if found not in self.mentioned_on and found not in LISTS:
                self.mentioned_on[found] = address
                self.left.append(found)

    def fit(self, address, html):
        language = "da" if address.startswith("/da/") else "sv"
        if address in self.public:
            self.lists[language].append(copysearch.entry(address, html))
        with translation.override(language):
            return fitted(html, at=address, site=settings.SITE_URL)
