"""
That a reflection tool answers whatever it is told, by trying every answer.

Where outcomes are pointed to, every combination is tried, at most MOST of them.
Where activities are ranked, points are a sum over the questions: that each choice
of each question can be weighed for each activity proves that every combination
ranks them all. That an activity can stand first is proved by finding answers that
put it there, among at most MOST that it fits itself.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice, product
from math import prod
from types import SimpleNamespace

from django.utils.translation import gettext as _

from method.choices import ANY, Question, choose
from method.meeting import FIELDS, meets, rank
from method.reflection import Outcome, every_answer, judge, measures_of

MOST = 20_000  # combinations; 3 choices to 9 questions
RESERVED = {"svar", "nr", "sent"}  # what else stands in the address


def faults(
    asked: Sequence[Question], known: Sequence[Outcome], activities: Sequence[dict]
) -> Iterator[str]:
    """What keeps a tool from answering every combination."""
    shape = fault_of_shape(asked, known)
    if shape:
        yield shape
    elif known:
        yield from faults_of_outcomes(asked, known)
    else:
        yield from faults_of_ranking(asked, activities)


def is_sound(asked: Sequence[Question], known: Sequence[Outcome]) -> bool:
    """Whether any answers at all can be judged; the cheap part of the proof."""
    return not fault_of_shape(asked, known)


def fault_of_shape(asked: Sequence[Question], known: Sequence[Outcome]) -> str:
    keys = [question.key for question in asked]
    names = measures_of(asked)
    if len(set(keys) - RESERVED) < len(keys):
        told = _("Give each question a key of its own, and none of {reserved}.")
        return told.format(reserved=", ".join(sorted(RESERVED)))
    if not known and all(question.fact for question in asked):
        return ""
    if any(question.fact for question in asked):
        return _("Either every question asks of a fact, or outcomes are pointed to.")
    if len(known) < 2:
        return _("One outcome is no choice. Write two or more.")
    if len(names) > 2:
        return _("Three measures are too many to draw. Use one or two.")
    if any(len(outcome.at) != len(names) for outcome in known):
        told = _("Give each outcome {measures} numbers, one a measure.")
        return told.format(measures=len(names))
    return fault_of_field(asked, known) if len(names) == 2 else ""


def fault_of_field(asked: Sequence[Question], known: Sequence[Outcome]) -> str:
    """A field is drawn with an outcome in each quarter, and no two in one."""
    most = [
        sum(max(c.points for c in q.choices) for q in asked if q.measure == name)
        for name in measures_of(asked)
    ]
    quarters = {
        tuple(at > m / 2 for at, m in zip(o.at, most, strict=True)) for o in known
    }
    told = _("With two measures, let each outcome stand in a quarter of its own.")
    return "" if len(quarters) == len(known) else told


def faults_of_outcomes(
    asked: Sequence[Question], known: Sequence[Outcome]
) -> Iterator[str]:
    count = prod(len(question.choices) for question in asked)
    if count > MOST:
        told = _("{count} combinations are too many to try; {most} at most.")
        yield told.format(count=count, most=MOST)
        return
    for outcome in unreached(tuple(asked), tuple(known)):
        told = _("No answers lead to “{title}”. Move its points.")
        yield told.format(title=outcome.title)


@lru_cache(maxsize=64)
def unreached(
    asked: tuple[Question, ...], known: tuple[Outcome, ...]
) -> tuple[Outcome, ...]:
    """The outcomes that no answers lead to; tried once for rows that stay the same."""
    reached = {judge(asked, known, codes).outcome for codes in every_answer(asked)}
    return tuple(outcome for outcome in known if outcome not in reached)


def faults_of_ranking(asked: Sequence[Question], rows: Sequence[dict]) -> Iterator[str]:
    activities = [as_activity(row) for row in rows]
    for activity in activities:
        if not can_be_first(activity, activities, asked):
            told = _("No answers put “{title}” first. Change what it fits.")
            yield told.format(title=activity.title)


def as_activity(row: dict) -> SimpleNamespace:
    """An activity's file as what can be ranked."""
    facts = {field: row.get(field) for field in FIELDS.values()}
    return SimpleNamespace(title=row["title"], **facts)


def can_be_first(activity, activities, asked: Sequence[Question]) -> bool:
    fitting = [
        [
            choice.code
            for choice in question.choices
            if choice.value == ANY or meets(activity, question.fact, choice.value)
        ]
        or [question.choices[0].code]
        for question in asked
    ]
    for codes in islice(product(*fitting), MOST):
        if rank(activities, choose(asked, "".join(codes)))[0].activity is activity:
            return True
    return False


def differences(ours: Sequence[Question], theirs: Sequence[Question]) -> Iterator[str]:
    """Where two languages' codes would not mean the same answers."""
    if [each.key for each in ours] != [each.key for each in theirs]:
        yield _("The questions stand in another order than in the other language.")
    for question, other in zip(ours, theirs, strict=False):
        values = [[each.value for each in q.choices] for q in (question, other)]
        if question.key == other.key and values[0] != values[1]:
            told = _("“{key}” has other choices than in the other language.")
            yield told.format(key=question.key)
