"""
A result as a picture: a field with two sides for two measures, a stair for one.

Pure: from a result to places in a drawing of WIDTH × HEIGHT, which a template draws
beside a table that says the same.
"""

from dataclasses import dataclass

from method.reflection import Outcome, Result

WIDTH, HEIGHT = 400, 300
LEFT, TOP, SIDE = 60, 20, 240  # the field
STAIR = 44  # the height of a step


@dataclass(frozen=True)
class Mark:
    """A place in the drawing, with words, and whether it is the recommended one."""

    x: float
    y: float
    words: str
    is_chosen: bool = False


@dataclass(frozen=True)
class Picture:
    is_field: bool
    marks: tuple[Mark, ...]
    here: Mark


def picture(result: Result, outcomes: list[Outcome]) -> Picture:
    draw = field if len(result.measures) == 2 else stair
    return draw(result, outcomes)


def field(result, outcomes):
    """The first measure to the right, the second upwards."""
    across, up = result.measures
    marks = tuple(
        Mark(
            LEFT + SIDE * (0.25 + 0.5 * (at[0] > across.most / 2)),
            TOP + SIDE * (0.75 - 0.5 * (at[1] > up.most / 2)),
            outcome.title,
            outcome == result.outcome,
        )
        for outcome in outcomes
        for at in [outcome.at]
    )
    here = Mark(LEFT + SIDE * across.share, TOP + SIDE * (1 - up.share), "")
    return Picture(True, marks, here)


def stair(result, outcomes):
    """A step for each outcome, upwards in the order of their points."""
    ordered = sorted(outcomes, key=lambda outcome: outcome.at)
    wide = WIDTH / len(ordered)
    marks = tuple(
        Mark(
            wide * place,
            HEIGHT - STAIR * (place + 1),
            outcome.title,
            outcome == result.outcome,
        )
        for place, outcome in enumerate(ordered)
    )
    chosen = next(mark for mark in marks if mark.is_chosen)
    return Picture(False, marks, Mark(chosen.x + wide / 2, chosen.y, ""))
