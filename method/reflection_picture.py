"""
A result as a picture: a field with two sides for two measures, a stair for one.

Pure: from a result to places in a drawing, which a template draws beside a table
that says the same. Words are broken into lines that fit, and where a single word
is too long its letters are set closer.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from method.reflection import Outcome, Result

LETTER = 8.8  # the width of a letter at the drawing's size of text, at most
LEADING = 19

# The field: four quarters. Their names stand at its upper and lower edge, and the
# answers between, so that the mark never covers a name.
SIDE, LEFT, STRIP, INSET = 288, 30, 58, 18
# The stair: the width of a tread, the height of a step, and the head above it.
STAIR_WIDTH, RISE, HEAD, TOP_STEP = 320, 46, 52, 148


@dataclass(frozen=True)
class Line:
    """A line of a name, and how wide it may be set where it is too long."""

    y: float
    words: str
    squeezed: float | None = None


@dataclass(frozen=True)
class Mark:
    """An outcome's place: a quarter of the field or a step of the stair."""

    x: float
    y: float
    width: float
    height: float
    text_x: float
    lines: tuple[Line, ...]
    is_chosen: bool = False


@dataclass(frozen=True)
class Picture:
    is_field: bool
    width: float
    height: float
    marks: tuple[Mark, ...]
    x: float  # where the answers stand
    y: float
    axis_x: float = 0  # the middle of each side of the field
    axis_y: float = 0


def picture(result: Result, outcomes: Sequence[Outcome]) -> Picture:
    draw = field if len(result.measures) == 2 else stair
    return draw(result, outcomes)


def field(result: Result, outcomes: Sequence[Outcome]) -> Picture:
    """The first measure to the right, the second upwards."""
    across, up = result.measures
    marks = tuple(
        quarter(
            each,
            is_right=each.at[0] > across.most / 2,
            is_upper=each.at[1] > up.most / 2,
            is_chosen=each == result.outcome,
        )
        for each in outcomes
    )
    x = LEFT + INSET + (SIDE - 2 * INSET) * across.share
    y = STRIP + (SIDE - 2 * STRIP) * (1 - up.share)
    middle = SIDE / 2
    return Picture(True, LEFT + SIDE, SIDE + 32, marks, x, y, LEFT + middle, middle)


def quarter(
    outcome: Outcome, *, is_right: bool, is_upper: bool, is_chosen: bool
) -> Mark:
    half = SIDE / 2
    x, y = LEFT + half * is_right, half * (not is_upper)
    words = in_lines(outcome.title, half - 16)
    first = y + 26 if is_upper else y + half - 14 - LEADING * (len(words) - 1)
    lines = placed(words, first, half - 16)
    return Mark(x, y, half, half, x + half / 2, lines, is_chosen)


def stair(result: Result, outcomes: Sequence[Outcome]) -> Picture:
    """A step for each outcome, upwards in the order of their points."""
    ordered = sorted(outcomes, key=lambda outcome: outcome.at)
    tread = (STAIR_WIDTH - TOP_STEP) / (len(ordered) - 1)
    height = HEAD + RISE * len(ordered)
    marks = tuple(
        step(outcome, tread * place, height - RISE * (place + 1), result.outcome)
        for place, outcome in enumerate(ordered)
    )
    chosen = next(mark for mark in marks if mark.is_chosen)
    is_top = chosen is marks[-1]
    x = chosen.x + (TOP_STEP if is_top else tread) / 2
    return Picture(False, STAIR_WIDTH, height, marks, x, chosen.y)


def step(outcome: Outcome, x: float, y: float, chosen: Outcome) -> Mark:
    width = STAIR_WIDTH - x
    lines = placed([outcome.title], y + 29, width - 28)
    return Mark(x, y, width, RISE, x + 14, lines, outcome == chosen)


def in_lines(words: str, width: float) -> list[str]:
    return wrap(words, int(width / LETTER), break_long_words=False) or [words]


def placed(words: Sequence[str], first: float, width: float) -> tuple[Line, ...]:
    return tuple(
        Line(
            y=first + LEADING * number,
            words=line,
            squeezed=width if len(line) * LETTER > width else None,
        )
        for number, line in enumerate(words)
    )
