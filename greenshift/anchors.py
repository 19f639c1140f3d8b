"""
Addresses of headings that outlive their words. Pure.

A heading's id is made of its words, so a reworded heading would leave links to it
behind. The ids of a page's former editions lead on to the heading that now stands
in their place; they are worked out from the editions, and kept nowhere.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from greenshift.linting import HEADING
from greenshift.rendering import Links, render


@lru_cache(maxsize=1024)
def former(bodies: tuple[str, ...]) -> Links:
    """
    Pairs of an id that is no longer there, as "#h-old", and the id to land on.

    `bodies` are a page's texts from the oldest edition to the one that is read.
    """
    leads: dict[str, str] = {}
    before: tuple[str, ...] = ()
    for body in bodies:
        now = heading_ids(body)
        step = follow(before, now)
        leads = {old: step[new] for old, new in leads.items() if new in step} | step
        before = now
    return frozenset((f"#{old}", new) for old, new in leads.items() if old not in now)


def heading_ids(body: str) -> tuple[str, ...]:
    """The ids of a text's headings, in order, whatever stands between them."""
    lines = [line for line in body.splitlines() if HEADING.match(line)]
    return render("\n\n".join(lines)).ids


def follow(before: Sequence[str], now: Sequence[str]) -> dict[str, str]:
    """Where each heading went: reworded in its place, or into the one above."""
    found: dict[str, str] = {}
    if not now:
        return found
    matcher = SequenceMatcher(a=before, b=now, autojunk=False)
    for change, a, a_end, b, b_end in matcher.get_opcodes():
        for place in range(a, a_end):
            if change == "delete":
                found[before[place]] = now[max(b - 1, 0)]
            else:
                found[before[place]] = now[min(b + place - a, b_end - 1)]
    return found
