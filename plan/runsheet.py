"""
The run sheet: what is chosen, as days with a clock for each item.

Times follow the order. A day begins at the earliest time that is given in it, and
each item begins when the one before it ends. A time given to an item counts where it
leaves a gap, and not where it stands against the order: then the order has been
changed since, and the sheet says what was given.
"""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from plan.parts import BREAK, Activity

DAY = 24 * 60
LONGEST = 90  # minutes without a break


@dataclass(frozen=True)
class Block:
    """An activity at its time. Minutes are counted from the day's midnight."""

    number: int
    activity: Activity
    begins: int | None = None
    gap: int = 0  # minutes of nothing before it
    is_elsewhen: bool = False  # its given time does not fit the order
    needs_break: bool = False  # here more than LONGEST minutes have gone without one

    @property
    def is_break(self) -> bool:
        return self.activity.ref == BREAK

    @property
    def minutes(self) -> int:
        return self.activity.minutes or 0

    @property
    def ends(self) -> int | None:
        return None if self.begins is None else self.begins + self.minutes

    @property
    def has_length(self) -> bool:
        return self.activity.minutes is not None

    @property
    def clock(self) -> datetime.time | None:
        return clock(self.begins)

    @property
    def end_clock(self) -> datetime.time | None:
        return clock(self.ends)

    @property
    def days_later(self) -> int:
        """How many midnights have gone since the day began."""
        return (self.begins or 0) // DAY


@dataclass(frozen=True)
class Day:
    """A date, or none, and what is done on it."""

    date: datetime.date | None
    blocks: tuple[Block, ...]

    @property
    def minutes(self) -> int:
        return sum(block.minutes for block in self.blocks)

    @property
    def has_clock(self) -> bool:
        return self.blocks[0].begins is not None

    @property
    def begins(self) -> datetime.time | None:
        return self.blocks[0].clock

    @property
    def ends(self) -> datetime.time | None:
        return self.blocks[-1].end_clock


@dataclass(frozen=True)
class Material:
    """A thing to bring, and the numbers of the blocks that need it."""

    words: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class RunSheet:
    days: tuple[Day, ...]
    materials: tuple[Material, ...]


def run_sheet(activities: Iterable[Activity]) -> RunSheet:
    days, first = [], 1
    for date, rows in by_date(activities):
        days.append(Day(date, tuple(timed(rows, first))))
        first += len(rows)
    blocks = (block for each in days for block in each.blocks)
    return RunSheet(tuple(days), materials(blocks))


def by_date(
    activities: Iterable[Activity],
) -> list[tuple[datetime.date | None, list[Activity]]]:
    """
    Activities by day, each day's in the plan's order, and those before any date last.

    What has no date of its own, such as a break, belongs to the day before it.
    """
    found: dict[datetime.date | None, list[Activity]] = {}
    date = None
    for activity in activities:
        date = activity.date or date
        found.setdefault(date, []).append(activity)
    return sorted(found.items(), key=lambda each: each[0] or datetime.date.max)


def timed(activities: list[Activity], first: int) -> Iterator[Block]:
    """The blocks of a day, numbered from `first`."""
    given = [minutes_of(each.start) for each in activities]
    now = min((time for time in given if time is not None), default=None)
    worked = 0  # minutes since the last break
    for place, activity in enumerate(activities):
        block = Block(first + place, activity, now)
        if now is not None:
            block = placed(block, given[place], given[place + 1 :])
            now = block.ends
        before = 0 if block.is_break or block.gap else worked
        worked = 0 if block.is_break else before + block.minutes
        yield replace(block, needs_break=before <= LONGEST < worked)


def placed(block: Block, given: int | None, later: list[int | None]) -> Block:
    """A block at its given time, if that is in order; else where it stands already."""
    assert block.begins is not None
    if given is None or given == block.begins:
        return block
    is_in_order = all(time is None or time >= given for time in later)
    if given < block.begins or not is_in_order:
        return replace(block, is_elsewhen=True)
    return replace(block, begins=given, gap=given - block.begins)


def materials(blocks: Iterable[Block]) -> tuple[Material, ...]:
    """Every line of materials once, in the order it is first needed."""
    found: dict[str, tuple[str, list[int]]] = {}
    for block in blocks:
        for line in block.activity.materials.splitlines():
            if words := line.strip(" \t-–•*"):
                numbers = found.setdefault(words.casefold(), (words, []))[1]
                numbers += [] if block.number in numbers else [block.number]
    return tuple(Material(words, tuple(numbers)) for words, numbers in found.values())


def minutes_of(time: datetime.time | None) -> int | None:
    return None if time is None else time.hour * 60 + time.minute


def clock(minutes: int | None) -> datetime.time | None:
    if minutes is None:
        return None
    hour, minute = divmod(minutes % DAY, 60)
    return datetime.time(hour, minute)
