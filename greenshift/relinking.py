"""Change the addresses in HTML, and leave every other sign as it stands."""

import re
from collections.abc import Callable
from html import escape, unescape
from html.parser import HTMLParser
from itertools import accumulate

ADDRESSES = re.compile(r'(\s(?:href|src|action)=")([^"]*)(")')
SETS = re.compile(r'(\ssrcset=")([^"]*)(")')

Change = Callable[[str], str]


class Relinker(HTMLParser):
    """Finds the start tags; all between them is copied as it is."""

    def __init__(self, html: str, change: Change):
        super().__init__(convert_charrefs=False)
        self.change = change
        lines = html.split("\n")  # as the parser counts them
        self.starts = [0, *accumulate(len(line) + 1 for line in lines)]
        self.tags: list[tuple[int, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list) -> None:
        line, column = self.getpos()
        place = self.starts[line - 1] + column
        self.tags.append((place, self.get_starttag_text() or ""))

    def relinked(self, tag: str) -> str:
        tag = ADDRESSES.sub(lambda m: f"{m[1]}{self.changed(m[2])}{m[3]}", tag)
        return SETS.sub(lambda m: f"{m[1]}{self.changed_set(m[2])}{m[3]}", tag)

    def changed(self, address: str) -> str:
        return escape(self.change(unescape(address)))

    def changed_set(self, candidates: str) -> str:
        pairs = [each.strip().partition(" ") for each in candidates.split(",")]
        return ", ".join(f"{self.changed(url)} {width}" for url, _, width in pairs)


def relink(html: str, change: Change) -> str:
    """Give links, pictures, scripts, styles and forms the address `change` tells."""
    found = Relinker(html, change)
    parts, done = [], 0
    for place, tag in found.tags:
        parts += [html[done:place], found.relinked(tag)]
        done = place + len(tag)
    return "".join([*parts, html[done:]])
