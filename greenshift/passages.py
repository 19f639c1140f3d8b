"""
The passage of a page that answers a search, with the words that were found marked.

A page's plain text is kept with the tokens of each of its words, so that no word
has to be understood again when a passage is cut.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice

from greenshift import rendering
from greenshift.sanitising import without_tags
from greenshift.tokens import WORD, Word, normal

LENGTH = 32  # words in a passage
BEFORE = 6  # words in front of the first that is found
# Longer pages are searched to this point, and far longer than any page is.
MOST_WORDS = 20_000
PART = "+"  # between a compound's token and the tokens of its parts
ENDS = ("", " ", PART)  # what stands on either side of a token
STRIDE = 50
MANY_WORDS = re.compile(rf"(?:[\W_]*+{WORD.pattern}+){{{STRIDE}}}")


@dataclass(frozen=True)
class Piece:
    """A run of text, marked where it was looked for."""

    text: str
    is_marked: bool


def plain(markdown: str) -> str:
    """A Markdown text as a reader reads it, on one line."""
    html = rendering.render(markdown).html
    html = re.sub(r"</(p|li|h\d|t[dh]|dt|dd)>", r" </\1>", html)
    text = unescape(without_tags(html)).replace("\u00ad", "")
    return normal(" ".join(text.split()))


def tokens_in_line(words: list[Word]) -> str:
    """A text's words as their tokens, to be kept beside it."""
    return " ".join(PART.join(word.all) for word in words[:MOST_WORDS])


def passage(text: str, tokens: str, wanted: frozenset[str]) -> list[Piece]:
    """The stretch of a text where most of the wanted tokens stand, in pieces."""
    found = places_of(tokens, wanted)
    first = best_start(found)
    words = islice(words_from(text, first), LENGTH + 1)
    spans = [match.span() for match in words]
    goes_on = len(spans) > LENGTH
    spans = spans[:LENGTH]
    marked = [first + number in found for number in range(len(spans))]
    return list(pieces(text, spans, marked, goes_on)) if spans else []


def words_from(text: str, number: int) -> Iterator[re.Match[str]]:
    """The words of a text from the one with a number, which is reached in strides."""
    at = 0
    while number >= STRIDE and (stride := MANY_WORDS.match(text, at)):
        at, number = stride.end(), number - STRIDE
    return islice(WORD.finditer(text, at), number, None)


def places_of(tokens: str, wanted: frozenset[str]) -> dict[int, set[str]]:
    """The numbers of the words that are wanted, with the tokens they are wanted for."""
    found: dict[int, set[str]] = {}
    number = at = 0
    for place, token in sorted(spots(tokens, wanted)):
        number += tokens.count(" ", at, place)
        at = place
        found.setdefault(number, set()).add(token)
    return found


def spots(tokens: str, wanted: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Where wanted tokens stand whole; plain looking, which is quicker than a regex."""
    for token in filter(None, wanted):
        at = tokens.find(token)
        while at >= 0:
            end = at + len(token)
            if tokens[at - 1 : at] in ENDS and tokens[end : end + 1] in ENDS:
                yield at, token
            at = tokens.find(token, end)


def best_start(found: dict[int, set[str]]) -> int:
    """Where to begin, so that most different words are within the passage."""
    best, start, places = 0, 0, list(found)
    for nth, place in enumerate(places):
        end = bisect_left(places, place + LENGTH - BEFORE)
        within = len(set().union(*(found[at] for at in places[nth:end])))
        if within > best:
            best, start = within, place
    return max(0, start - BEFORE) if start + BEFORE > LENGTH else 0


def pieces(
    text: str, spans: list[tuple[int, int]], marked: list[bool], goes_on: bool
) -> Iterator[Piece]:
    at = start = spans[0][0]
    if start:
        yield Piece("… ", False)
    for (begins, ends), is_marked in zip(spans, marked, strict=True):
        if is_marked:
            yield Piece(text[at:begins], False)
            yield Piece(text[begins:ends], True)
            at = ends
    yield Piece(f"{text[at : spans[-1][1]]} …" if goes_on else text[at:], False)
