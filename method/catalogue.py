"""
The catalogue: tools and activities narrowed down by at most seven filters.

A filter holds a question, its choices, and how a page answers to one. What a
reader has chosen is a wish for each filter, as it stands in the address. Nothing
here leads to a dead end: where no page has it all, the nearest are told, and
which wishes to give up. Knows no database and no request.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

NEAREST = 6  # pages shown where none has it all
LONGEST = 60  # letters of an unknown word that are shown again


@dataclass(frozen=True)
class Filter:
    """
    A question with its choices; the name is its word in the address.

    The hint says what a reader should know where the filter is used.
    """

    name: str
    label: str
    choices: dict[str, str]
    fits: Callable[[Any, str], bool]
    hint: str = ""


Filters = Sequence[Filter]
Wishes = dict[str, str]


@dataclass(frozen=True)
class Asked:
    """What an address asks for, in the filters' order, and what it says in vain."""

    wishes: Wishes
    unknown: tuple[str, ...]


@dataclass(frozen=True)
class Way:
    """Filters to give up together, by name, and how many pages are then found."""

    names: tuple[str, ...]
    count: int


def read(filters: Filters, pairs: Iterable[tuple[str, str]]) -> Asked:
    """Tell wishes from what no filter knows; the first word for a filter counts."""
    known = {each.name: each for each in filters}
    found: Wishes = {}
    unknown = []
    for name, code in pairs:
        if name in known and code in known[name].choices:
            found.setdefault(name, code)
        elif code or name not in known:
            unknown.append(f"{name}={code}"[:LONGEST])
    ordered = {name: found[name] for name in known if name in found}
    return Asked(ordered, tuple(dict.fromkeys(unknown)))


def query(wishes: Wishes, **changes: str) -> str:
    """The end of the address for wishes: nothing, or from the question mark on."""
    chosen = {name: code for name, code in (wishes | changes).items() if code}
    return f"?{urlencode(chosen)}" if chosen else ""


def without(wishes: Wishes, *names: str) -> Wishes:
    return {name: code for name, code in wishes.items() if name not in names}


def lacks(page: Any, filters: Filters, wishes: Wishes) -> tuple[str, ...]:
    """Names of the filters that a page does not answer to."""
    return tuple(
        each.name
        for each in filters
        if each.name in wishes and not each.fits(page, wishes[each.name])
    )


def hits(pages: Iterable[Any], filters: Filters, wishes: Wishes) -> list[Any]:
    return [page for page in pages if not lacks(page, filters, wishes)]


def nearest(pages: Iterable[Any], filters: Filters, wishes: Wishes) -> list[Any]:
    """The pages that lack the fewest wishes, in their own order."""
    pages = list(pages)
    missing = [len(lacks(page, filters, wishes)) for page in pages]
    least = min(missing, default=0)
    kept = [
        page for page, number in zip(pages, missing, strict=True) if number == least
    ]
    return kept[:NEAREST]


def ways_out(pages: Iterable[Any], filters: Filters, wishes: Wishes) -> list[Way]:
    """The fewest filters to give up for a hit, the way to most pages first."""
    missing = [frozenset(lacks(page, filters, wishes)) for page in pages]
    least = min(map(len, missing), default=0)
    ways = [
        Way(
            tuple(name for name in wishes if name in names),
            sum(other <= names for other in missing),
        )
        for names in Counter(missing)
        if len(names) == least
    ]
    return sorted(ways, key=lambda way: -way.count)


def counted(pages: Iterable[Any], filters: Filters, wishes: Wishes) -> Filters:
    """The filters with the number of pages that each choice would give."""
    pages = list(pages)
    return [
        Filter(
            each.name,
            each.label,
            {
                code: f"{words} ({count})"
                for code, words in each.choices.items()
                for count in [len(hits(pages, filters, wishes | {each.name: code}))]
            },
            each.fits,
            each.hint,
        )
        for each in filters
    ]
