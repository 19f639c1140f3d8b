"""A team's plan and its parts, as they stand in the file. plan/kinds.py reads them."""

import datetime
from dataclasses import dataclass, field
from typing import Any

from plan import kinds

LANGUAGES = ("sv", "da")
DRAFT, FINAL = STATES = ("draft", "final")
# The five levels of SKR, https://imcode.com/1619
INFLUENCE = ("information", "consultation", "dialogue", "influence", "codecision")
BREAK, OWN = "break", "own"


def holds(kind: kinds.Kind) -> Any:
    """A field of a kind, which is empty unless said."""
    metadata = {"kind": kind}
    if isinstance(kind, kinds.One):
        return field(default_factory=kind.part, metadata=metadata)
    return field(default=kind.empty, metadata=metadata)


LINE = kinds.Text(200, is_line=True)
TEXT = kinds.Text(5000)
KEY = kinds.Pattern(kinds.KEY)


@dataclass(frozen=True)
class Task:
    """What the work is about, and what the mandate says."""

    question: str = holds(TEXT)
    open: str = holds(TEXT)
    closed: str = holds(TEXT)
    influence: str = holds(kinds.Code(INFLUENCE))
    decides: str = holds(LINE)
    decides_on: datetime.date | None = holds(kinds.Day())
    money: str = holds(LINE)
    hours: str = holds(LINE)
    hear_back: str = holds(TEXT)
    contact: str = holds(LINE)


@dataclass(frozen=True)
class Principle:
    key: str = holds(KEY)
    is_talked: bool = holds(kinds.Flag())
    note: str = holds(TEXT)


@dataclass(frozen=True)
class Step:
    """A step as the team takes it; ticks are the checklist's words at the time."""

    key: str = holds(KEY)
    goal: str = holds(TEXT)
    frames: str = holds(TEXT)
    roles: str = holds(TEXT)
    people: str = holds(TEXT)
    ticks: tuple[str, ...] = holds(kinds.Lines(60, kinds.Text(500, is_line=True)))
    notes: str = holds(TEXT)


@dataclass(frozen=True)
class Activity:
    """A block of the work: an activity or a tool of the site, a break, or their own."""

    ref: str = holds(kinds.Pattern(kinds.REFERENCE, OWN))
    title: str = holds(LINE)
    step: str = holds(KEY)
    date: datetime.date | None = holds(kinds.Day())
    start: datetime.time | None = holds(kinds.Clock())
    minutes: int | None = holds(kinds.Number(1440))
    who: str = holds(LINE)
    materials: str = holds(TEXT)
    note: str = holds(TEXT)


@dataclass(frozen=True)
class Debrief:
    """A question from the talk after an activity, and what the team answered."""

    step: str = holds(KEY)
    date: datetime.date | None = holds(kinds.Day())
    prompt: str = holds(kinds.Text(500, is_line=True))
    answer: str = holds(TEXT)


@dataclass(frozen=True)
class Result:
    """What a reflection tool was answered: a letter a question."""

    tool: str = holds(KEY)
    codes: str = holds(kinds.Pattern(kinds.CODES))
    note: str = holds(TEXT)


@dataclass(frozen=True)
class Loop:
    """A time the team went back, and what it learnt."""

    from_step: str = holds(KEY)
    to_step: str = holds(KEY)
    date: datetime.date | None = holds(kinds.Day())
    learnt: str = holds(TEXT)
    keep: str = holds(TEXT)
    change: str = holds(TEXT)


@dataclass(frozen=True)
class Report:
    """What was heard, and what became of it."""

    heard: str = holds(TEXT)
    decided: str = holds(TEXT)
    why: str = holds(TEXT)
    next: str = holds(TEXT)
    contact: str = holds(LINE)
    date: datetime.date | None = holds(kinds.Day())

    @property
    def is_done(self) -> bool:
        """Whether who was heard also learns of a decision, and why."""
        return bool(self.heard and self.decided and self.why)


@dataclass(frozen=True)
class Plan:
    language: str = holds(kinds.Code(LANGUAGES, "sv"))
    title: str = holds(LINE)
    state: str = holds(kinds.Code(STATES, DRAFT))
    date: datetime.date | None = holds(kinds.Day())
    edition: str = holds(kinds.Text(40, is_line=True))
    task: Task = holds(kinds.One(Task))
    principles: tuple[Principle, ...] = holds(kinds.Many(Principle, 30))
    steps: tuple[Step, ...] = holds(kinds.Many(Step, 30))
    activities: tuple[Activity, ...] = holds(kinds.Many(Activity, 300))
    debriefs: tuple[Debrief, ...] = holds(kinds.Many(Debrief, 200))
    results: tuple[Result, ...] = holds(kinds.Many(Result, 30))
    loops: tuple[Loop, ...] = holds(kinds.Many(Loop, 100))
    reports: tuple[Report, ...] = holds(kinds.Many(Report, 200))
