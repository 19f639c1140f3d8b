"""That a reflection tool answers whatever it is told, by trying every answer."""

from collections.abc import Iterator
from functools import lru_cache
from math import prod

from django.utils.translation import gettext as _

from method.meeting import WEIGHED
from method.reflection import (
    Outcome,
    Question,
    every_answer,
    judge,
    measures_of,
    read_choices,
)

MOST = 20_000  # combinations; 3 choices to 9 questions


def faults(questions: list[dict], outcomes: list[dict]) -> Iterator[str]:
    """What keeps the rows of a tool's file from answering every combination."""
    if not questions:
        return
    try:
        asked = [as_question(row) for row in questions]
        known = [as_outcome(row) for row in outcomes]
        if known:  # they are reached by points, which must be numbers
            [choice.points for question in asked for choice in question.choices]
    except ValueError as error:
        message = _("A choice or an outcome can't be read: {error}.")
        yield message.format(error=error)
        return
    if known:
        yield from faults_of_outcomes(asked, known)
    else:
        unknown = [name for name in measures_of(asked) if name not in WEIGHED]
        if unknown:
            message = _("Nothing weighs {unknown}. Use {known}.")
            yield message.format(unknown=", ".join(unknown), known=", ".join(WEIGHED))


def as_question(row: dict) -> Question:
    choices = read_choices(row["choices"])
    return Question(row["key"], row["text"], row["measure"], choices)


def as_outcome(row: dict) -> Outcome:
    at = tuple(int(number) for number in row["at"].split(","))
    return Outcome(row["key"], row["title"], at)


def faults_of_outcomes(asked: list[Question], known: list[Outcome]) -> Iterator[str]:
    count = prod(len(question.choices) for question in asked)
    measures = len(measures_of(asked))
    if len(known) < 2:
        yield _("One outcome is no choice. Write two or more.")
    elif count > MOST:
        message = _("{count} combinations are too many to try; {most} at most.")
        yield message.format(count=count, most=MOST)
    elif any(len(outcome.at) != measures for outcome in known):
        message = _("Give each outcome {measures} numbers, one a measure.")
        yield message.format(measures=measures)
    else:
        for outcome in unreached(tuple(asked), tuple(known)):
            message = _("No answers lead to “{title}”. Move its points.")
            yield message.format(title=outcome.title)


@lru_cache(maxsize=64)
def unreached(
    asked: tuple[Question, ...], known: tuple[Outcome, ...]
) -> tuple[Outcome, ...]:
    """The outcomes that no answers lead to; tried once for rows that stay the same."""
    reached = {judge(asked, known, codes).outcome for codes in every_answer(asked)}
    return tuple(outcome for outcome in known if outcome not in reached)
