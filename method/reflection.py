"""
From answers to a result: the pure part of the reflection tools.

Each choice gives points to its question's measure, and each outcome stands at a
place among the measures. The outcome nearest to the answers is recommended; the
next nearest is the runner-up. Distances are Euclidean, with every measure scaled
to 0–1 so that a measure with many questions weighs no more than one with few.
The rule is our own, and the tools' pages say so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from math import dist, isclose

LETTERS = "abcdefghij"


@dataclass(frozen=True)
class Choice:
    """One way to answer; `reason` is how a result tells of it."""

    code: str
    value: str
    words: str
    reason: str

    @property
    def points(self) -> int:
        return int(self.value)


@dataclass(frozen=True)
class Question:
    key: str
    text: str
    measure: str
    choices: tuple[Choice, ...]

    def choice(self, code: str) -> Choice | None:
        return next((each for each in self.choices if each.code == code), None)


@dataclass(frozen=True)
class Outcome:
    """What the answers may lead to; `at` is its points by measure, in their order."""

    key: str
    title: str
    at: tuple[int, ...]


@dataclass(frozen=True)
class Measure:
    """The points that the answers gave, of at most so many."""

    name: str
    points: int
    most: int

    @property
    def share(self) -> float:
        return self.points / self.most if self.most else 0


@dataclass(frozen=True)
class Result:
    outcome: Outcome
    runner_up: Outcome
    measures: tuple[Measure, ...]
    reasons: tuple[tuple[Question, Choice], ...]  # that speak for it
    doubts: tuple[tuple[Question, Choice], ...]  # that speak for the runner-up
    is_on_the_border: bool


def read_choices(lines: Iterable[str]) -> tuple[Choice, ...]:
    """
    Choices from lines of "value | words | reason", lettered in their order.

    Raises ValueError, with the line, where a part is missing.
    """
    found = []
    for code, line in zip(LETTERS, lines, strict=False):
        parts = [part.strip() for part in line.split("|")]
        if len(parts) != 3 or not all(parts):
            raise ValueError(line)
        found.append(Choice(code, *parts))
    return tuple(found)


def measures_of(questions: Sequence[Question]) -> list[str]:
    """The measures in the order that questions first name them."""
    return list(dict.fromkeys(question.measure for question in questions))


def judge(
    questions: Sequence[Question], outcomes: Sequence[Outcome], answers: Sequence[str]
) -> Result:
    """The result of one code an answer, in the questions' order."""
    chosen = [
        (question, choice)
        for question, code in zip(questions, answers, strict=True)
        if (choice := question.choice(code))
    ]
    measures = tuple(measure(name, chosen) for name in measures_of(questions))
    here = [each.share for each in measures]
    scale = [each.most or 1 for each in measures]

    def distance(outcome: Outcome) -> float:
        return dist(
            here, [at / most for at, most in zip(outcome.at, scale, strict=True)]
        )

    nearest, second = sorted(outcomes, key=distance)[:2]
    pulls = [(pair, pull(pair, nearest, second, measures)) for pair in chosen]
    return Result(
        outcome=nearest,
        runner_up=second,
        measures=measures,
        reasons=tuple(pair for pair, strength in pulls if strength > 0),
        doubts=tuple(pair for pair, strength in pulls if strength < 0),
        is_on_the_border=isclose(distance(nearest), distance(second)),
    )


def measure(name: str, chosen: Sequence[tuple[Question, Choice]]) -> Measure:
    ours = [pair for pair in chosen if pair[0].measure == name]
    most = sum(max(each.points for each in question.choices) for question, _ in ours)
    return Measure(name, sum(choice.points for _, choice in ours), most)


def pull(pair, nearest: Outcome, second: Outcome, measures) -> float:
    """Above 0 where an answer draws towards the nearest and away from the second."""
    question, choice = pair
    place = [each.name for each in measures].index(question.measure)
    values = [each.points for each in question.choices]
    middle = (min(values) + max(values)) / 2
    return (choice.points - middle) * (nearest.at[place] - second.at[place])


def every_answer(questions: Sequence[Question]):
    """Every combination of answers, to prove that each gives a result."""
    return product(*([each.code for each in q.choices] for q in questions))
