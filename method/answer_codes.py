"""
The answers as they stand in an address: a letter a question, - where none is given.

    ?svar=abca----        a start: four answers are known, the others are asked
    ?svar=abcaaabc        all are given: the result
    ?svar=abca----&nr=3   the third question of its own
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from method.choices import Question

NONE = "-"


class Fault(StrEnum):
    """What is odd about an address that no form of ours has made."""

    REPEATED = "repeated"
    TOO_MANY = "too many"
    TOO_FEW = "too few"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Answers:
    """A code or - for each question, and what was odd about how they were given."""

    codes: str
    fault: Fault | None = None

    @property
    def is_complete(self) -> bool:
        return NONE not in self.codes

    @property
    def count(self) -> int:
        return len(self.codes) - self.codes.count(NONE)

    def given(self, questions: Sequence[Question]) -> dict[str, str]:
        """The known answers by the questions' keys, as a form takes them."""
        pairs = zip(questions, self.codes, strict=True)
        return {each.key: code for each, code in pairs if code != NONE}

    def with_answer(self, number: int, code: str) -> "Answers":
        """These and the answer to a question, numbered from 1."""
        return Answers(self.codes[: number - 1] + code + self.codes[number:])

    def after(self, number: int) -> int:
        """The question to ask after one: the next, or the first without an answer."""
        following = number + 1
        return following if following <= len(self.codes) else self.codes.index(NONE) + 1


def read(questions: Sequence[Question], values: Sequence[str]) -> Answers:
    """What an address gives, keeping every answer that is known."""
    given = values[-1].lower() if values else ""
    padded = given[: len(questions)].ljust(len(questions), NONE)
    codes = "".join(
        code if question.choice(code) else NONE
        for question, code in zip(questions, padded, strict=True)
    )
    return Answers(codes, fault_of(questions, values, given, codes))


def fault_of(questions, values, given: str, codes: str) -> Fault | None:
    if len(values) > 1:
        return Fault.REPEATED
    if len(given) > len(questions):
        return Fault.TOO_MANY
    if any(a != b for a, b in zip(given, codes, strict=False)):
        return Fault.UNKNOWN
    return Fault.TOO_FEW if 0 < len(given) < len(questions) else None


def read_number(questions: Sequence[Question], values: Sequence[str]) -> int | None:
    """The number of the question that is asked of its own, if there is such a one."""
    known = {str(number): number for number in range(1, len(questions) + 1)}
    return known.get(values[-1]) if values else None
