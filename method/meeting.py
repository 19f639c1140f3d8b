"""
Mötesväljaren: activities ranked by what a meeting is for and what there is room for.

An activity gets the weight of each wish that it meets. The weights are our own
judgement: aim and stage before what can be arranged. Why, and why not, are the
words of the choices.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from method.choices import ANY, Choice, Chosen

WEIGHTS = {"aim": 4, "stage": 3}
OTHERWISE = 2
# The field of an activity that answers each fact.
FIELDS = {
    "aim": "aims",
    "stage": "stages",
    "form": "forms",
    "size": "sizes",
    "length": "length",
    "staff": "staff_min",
    "cost": "cost",
    "place": "place",
}
# From what asks for the least: who has room for more has room for less.
ORDERS = {
    "length": ("minutes", "hours", "half-day", "several"),
    "cost": ("small", "medium", "large"),
}


@dataclass(frozen=True)
class Suggestion:
    """An activity, its points of at most so many, and what speaks for and against."""

    activity: Any
    points: int
    most: int
    fits: tuple[Choice, ...]
    lacks: tuple[Choice, ...]

    @property
    def percent(self) -> int:
        return round(100 * self.points / self.most) if self.most else 0


def rank(activities: Iterable[Any], chosen: Chosen) -> list[Suggestion]:
    """Every activity, the most fitting first; of two as fitting, the more special."""
    found = [suggest(activity, chosen) for activity in activities]
    return sorted(found, key=lambda each: (-each.points, breadth(each.activity)))


def breadth(activity: Any) -> int:
    """How many aims and stages an activity is made for: few is more special."""
    return len(activity.aims or ()) + len(activity.stages or ())


def suggest(activity: Any, chosen: Chosen) -> Suggestion:
    most = sum(weight(q.fact) for q, choice in chosen if choice.value != ANY)
    told = [(q.fact, c, meets(activity, q.fact, c.value)) for q, c in chosen]
    return Suggestion(
        activity,
        points=sum(weight(fact) for fact, _choice, is_met in told if is_met),
        most=most,
        fits=tuple(choice for _fact, choice, is_met in told if is_met),
        lacks=tuple(choice for _fact, choice, is_met in told if is_met is False),
    )


def weight(fact: str) -> int:
    return WEIGHTS.get(fact, OTHERWISE)


def meets(activity: Any, fact: str, value: str) -> bool | None:
    """Whether a wish is met; None where that is not known or doesn't matter."""
    kept = getattr(activity, FIELDS[fact])
    if value == ANY or kept in (None, "", []):
        return None
    if isinstance(kept, Sequence) and not isinstance(kept, str):
        return value in kept
    if fact == "staff":
        return kept <= int(value)
    if fact in ORDERS:
        return ORDERS[fact].index(kept) <= ORDERS[fact].index(value)
    return kept in (value, "either")
