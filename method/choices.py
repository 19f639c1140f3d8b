"""
A reflection tool's questions as an editor writes them: a choice a line.

    points | the answer | how the result tells of it
    code | the answer | why it fits | why it doesn't

The second form is for questions that ask of a fact of activities. There, "any"
with an answer alone is the choice that rules nothing out.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

LETTERS = "abcdefghij"
ANY = "any"


@dataclass(frozen=True)
class Choice:
    """One way to answer, and how a result tells of it."""

    code: str
    value: str
    words: str
    reason: str = ""
    against: str = ""

    @property
    def points(self) -> int:
        return int(self.value)


@dataclass(frozen=True)
class Question:
    """What is asked; `measure` is what its points say, `fact` what it asks of."""

    key: str
    text: str
    measure: str
    choices: tuple[Choice, ...]
    fact: str = ""
    hint: str = ""

    def choice(self, code: str) -> Choice | None:
        return next((each for each in self.choices if each.code == code), None)

    def code_of(self, value: str) -> str:
        """The code of the choice with a value, or nothing."""
        return next((each.code for each in self.choices if each.value == value), "")


class LineError(ValueError):
    """A line that is no choice; `fault` is one of few, many, parts and value."""

    def __init__(self, fault: str, line: str = ""):
        super().__init__(line or fault)
        self.fault, self.line = fault, line


Chosen = tuple[tuple[Question, Choice], ...]


def read_choices(
    lines: Iterable[str], fact: str, allows: Callable[[str, str], bool]
) -> tuple[Choice, ...]:
    """Choices lettered in their order. Raises LineError."""
    found = []
    for place, line in enumerate(lines):
        if place >= len(LETTERS):
            raise LineError("many", line)
        parts = [part.strip() for part in line.split("|")]
        is_any = bool(fact) and parts[0] == ANY
        wanted = 2 if is_any else 4 if fact else 3
        if len(parts) != wanted or not all(parts):
            raise LineError("parts", line)
        if not is_any and not allows(fact, parts[0]):
            raise LineError("value", line)
        found.append(Choice(LETTERS[place], *parts))
    if len(found) < 2:
        raise LineError("few")
    return tuple(found)


def choose(questions: Iterable[Question], codes: str) -> Chosen:
    """Questions with the choices that known codes stand for."""
    return tuple(
        (question, choice)
        for question, code in zip(questions, codes, strict=True)
        if (choice := question.choice(code))
    )
