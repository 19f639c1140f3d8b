"""
The passage of a page that answers a search, with the words that were found marked.

A page's plain text is kept with the tokens of each of its words, so that no word
has to be understood again when a passage is cut.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

import nh3

from greenshift import rendering
from greenshift.tokens import WORD, Word, normal

LENGTH = 32  # words in a passage
BEFORE = 6  # words in front of the first that is found
# Longer pages are searched to this point, and far longer than any page is.
MOST_WORDS = 20_000
PART = "+"  # between a compound's token and the tokens of its parts


@dataclass(frozen=True)
class Piece:
    """A run of text, marked where it was looked for."""

    text: str
    is_marked: bool


def plain(markdown: str) -> str:
    """A Markdown text as a reader reads it, on one line."""
    html = rendering.render(markdown).html
    html = re.sub(r"</(p|li|h\d|t[dh]|dt|dd)>", r" </\1>", html)
    text = unescape(nh3.clean(html, tags=set())).replace("\u00ad", "")
    return normal(" ".join(text.split()))


def tokens_in_line(words: list[Word]) -> str:
    """A text's words as their tokens, to be kept beside it."""
    return " ".join(PART.join(word.all) for word in words[:MOST_WORDS])


def passage(text: str, tokens: str, wanted: frozenset[str]) -> list[Piece]:
    """The stretch of a text where most of the wanted tokens stand, in pieces."""
    known = [set(each.split(PART)) & wanted for each in tokens.split(" ")]
    places = [match.span() for match in WORD.finditer(text)][: len(known)]
    first = best_start(known)
    last = min(first + LENGTH, len(places))
    if first >= last:
        return []
    return list(pieces(text, places[first:last], known[first:last], last < len(places)))


def best_start(known: list[set[str]]) -> int:
    """Where to begin, so that most different words are within the passage."""
    found = [place for place, tokens in enumerate(known) if tokens]
    best, start = 0, 0
    for place in found:
        within = set().union(*known[place : place + LENGTH - BEFORE])
        if len(within) > best:
            best, start = len(within), place
    return max(0, start - BEFORE) if start + BEFORE > LENGTH else 0


def pieces(text: str, places, known, goes_on: bool) -> Iterator[Piece]:
    at = start = places[0][0]
    if start:
        yield Piece("… ", False)
    for (begins, ends), tokens in zip(places, known, strict=True):
        if tokens:
            yield Piece(text[at:begins], False)
            yield Piece(text[begins:ends], True)
            at = ends
    yield Piece(f"{text[at : places[-1][1]]} …" if goes_on else text[at:], False)
