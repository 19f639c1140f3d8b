"""
What a hit is worth, and which pages have most: whole numbers, on any database.

Every token that is asked for is looked up at each place where it may stand, and
gives points there: more in a title than in a text, more for the word itself than
for a synonym, more for a word that few pages have. A page's points are summed and
multiplied by how many of the words it has, and one.
"""

from collections import defaultdict
from dataclasses import dataclass
from heapq import nsmallest
from operator import itemgetter
from typing import NamedTuple

# Where a token stands, and what it is worth there: in the title, the summary or a
# heading, often in the text, in the text; as a part of a compound in one of them.
TITLE, LEAD, OFTEN, TEXT, PART_OF_TITLE, PART_OF_LEAD, PART_OF_TEXT = "abcdpqr"
WORTH = {TITLE: 12, LEAD: 6, OFTEN: 4, TEXT: 2}
WORTH |= {PART_OF_TITLE: 9, PART_OF_LEAD: 3, PART_OF_TEXT: 1}
# What a word's points are worth where more than one page in so many has it.
RARITY = ((2, 1), (8, 3), (32, 5))
RARE = 7
# The best are enough: no one reads so far, and every page less is time won.
MOST = 100
# Fewer points than this are not worth looking for.
LEAST = 8


@dataclass(frozen=True)
class Term:
    """
    Tokens that answer a word that is asked for, and how well, in tenths.

    A part of a compound is not the word itself, and so not sure.
    """

    tokens: tuple[str, ...]
    worth: int
    is_sure: bool = True


Best = dict[int, tuple[int, int]]


class Sought(NamedTuple):
    """A term at a place, of the word with a number."""

    number: int
    term: Term
    place: str
    tongue: str

    @property
    def worth(self) -> int:
        return WORTH[self.place] * self.term.worth


def places(term: Term) -> list[str]:
    """Where it pays to look for a term."""
    return [place for place, worth in WORTH.items() if worth * term.worth >= LEAST]


def best(hits: list[tuple[Sought, set[int]]], total: int) -> Best:
    """By page, of the best: how many of the words it surely has, and its score."""
    sure: dict[int, set[int]] = defaultdict(set)
    unsure: dict[int, set[int]] = defaultdict(set)
    for each, pks in hits:
        of_word = sure if each.term.is_sure else unsure
        of_word[each.number] |= pks
    having = dict(sure)
    for number, pks in unsure.items():
        having[number] = sure.get(number, set()) | pks
    worth = {number: rarity(len(pks), total) for number, pks in having.items()}
    weighed = [(each.worth * worth[each.number], pks) for each, pks in hits]
    chosen = promising(weighed, with_words(set().union(*having.values()), sure))
    points: dict[int, int] = defaultdict(int)
    for weight, pks in weighed:
        for pk in pks & chosen:
            points[pk] += weight
    found = {}
    for pk in points:
        words = sum(pk in pks for pks in sure.values())
        found[pk] = words, (words + 1) * points[pk]
    first = nsmallest(MOST, found, key=lambda pk: (-found[pk][1], pk))
    return {pk: found[pk] for pk in first}


def with_words(pages: set[int], sure: dict[int, set[int]]) -> list[set[int]]:
    """The pages, those that surely have a word, two words, and so on."""
    having = [pages]
    for pks in sure.values():
        having.append(set())
        for count in range(len(having) - 1, 1, -1):
            having[count] |= having[count - 1] & pks
        having[1] |= pks
    return having


def promising(weighed: list[tuple[int, set[int]]], having: list[set[int]]) -> set[int]:
    """
    The pages to sum points for: all, unless they are very many.

    Then those that have most of the words, and of these the ones that have one where
    it is worth most. What is left out may be worth a little more than the last of
    them, far down where no one looks.
    """
    chosen: set[int] = set()
    for pages in reversed(having):
        for _weight, pks in sorted(weighed, key=itemgetter(0), reverse=True):
            if len(chosen) >= MOST:
                return chosen
            chosen |= pks & pages
    return chosen


def rarity(count: int, total: int) -> int:
    return next((worth for part, worth in RARITY if count * part > total), RARE)
