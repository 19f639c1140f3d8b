"""
From answers to a result: the pure part of the reflection tools.

Each choice gives points to its question's measure, and each outcome stands at a
place among the measures. The outcome nearest to the answers is recommended; the
next nearest is the runner-up. Distances are Euclidean, with every measure scaled
to 0–1 so that a measure with many questions weighs no more than one with few.

A tool with one measure is a stair: its questions are climbed in their order, and
the first that gives no points is where it ends. The rule is our own, and the
tools' pages say so.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product, takewhile
from math import dist, isclose

from method.choices import Choice, Chosen, Question, choose


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
        return self.points / self.most


@dataclass(frozen=True)
class Result:
    outcome: Outcome
    runner_up: Outcome
    as_near: tuple[Outcome, ...]  # those that the answers stand on the border to
    measures: tuple[Measure, ...]
    reasons: tuple[Choice, ...]  # that speak for it
    doubts: tuple[Choice, ...]  # that speak for the runner-up


def measures_of(questions: Sequence[Question]) -> list[str]:
    """The measures in the order that questions first name them."""
    return list(dict.fromkeys(question.measure for question in questions))


def judge(
    questions: Sequence[Question], outcomes: Sequence[Outcome], codes: str
) -> Result:
    """The result of one code a question, in the questions' order."""
    chosen = choose(questions, codes)
    names = measures_of(questions)
    counted = climbed(chosen) if len(names) == 1 else chosen
    measures = tuple(measure(name, questions, counted) for name in names)
    far = {outcome: distance(outcome, measures) for outcome in outcomes}
    nearest = min(outcomes, key=lambda each: far[each])
    others = [each for each in outcomes if each is not nearest]
    # Of two as near, the one with the more points: the next step of a stair.
    second = min(others, key=lambda each: (round(far[each], 9), -sum(each.at)))
    weigh = climb if len(names) == 1 else lean
    reasons, doubts = weigh(chosen, names, nearest, second)
    return Result(
        outcome=nearest,
        runner_up=second,
        as_near=tuple(each for each in others if isclose(far[each], far[nearest])),
        measures=measures,
        reasons=reasons,
        doubts=doubts,
    )


def climbed(chosen: Chosen) -> Chosen:
    """The answers up to the first that gives no points."""
    return tuple(takewhile(lambda pair: pair[1].points, chosen))


def measure(name: str, questions: Sequence[Question], counted: Chosen) -> Measure:
    ours = [question for question in questions if question.measure == name]
    most = sum(max(each.points for each in question.choices) for question in ours)
    points = sum(choice.points for question, choice in counted if question in ours)
    return Measure(name, points, most or 1)


def distance(outcome: Outcome, measures: Sequence[Measure]) -> float:
    there = [at / each.most for at, each in zip(outcome.at, measures, strict=True)]
    return dist([each.share for each in measures], there)


def climb(
    chosen: Chosen, names: Sequence[str], nearest: Outcome, second: Outcome
) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """Each yes and the no that ended the climb; a yes after that is a doubt."""
    end = len(climbed(chosen)) + 1
    choices = tuple(choice for _question, choice in chosen)
    return choices[:end], tuple(each for each in choices[end:] if each.points)


def lean(
    chosen: Chosen, names: Sequence[str], nearest: Outcome, second: Outcome
) -> tuple[tuple[Choice, ...], tuple[Choice, ...]]:
    """The answers on the nearest's side, and those that draw to the second."""
    reasons, doubts = [], []
    for question, choice in chosen:
        place = names.index(question.measure)
        values = [each.points for each in question.choices]
        side = choice.points - (min(values) + max(values)) / 2
        apart = nearest.at[place] - second.at[place]
        towards = apart or (1 if nearest.at[place] else -1)
        if side * towards > 0:
            reasons.append(choice)
        elif side * apart < 0:
            doubts.append(choice)
    return tuple(reasons), tuple(doubts)


def every_answer(questions: Sequence[Question]) -> Iterator[str]:
    """Every combination of answers, to prove that each gives a result."""
    every = product(*([each.code for each in one.choices] for one in questions))
    return map("".join, every)
