"""
Bars for a plot, in whole units of a drawing whose template is admin/_bars.html.

The drawing is stretched to the room it gets, so it holds no words: those stand
around it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

HEIGHT = 200
STEP, BAR = 10, 8  # a bar's place, and what of it is filled


@dataclass(frozen=True)
class Bar:
    """One bar: where it stands and how tall it is, downwards from the top."""

    x: int
    y: int
    height: int
    width: int = BAR


@dataclass(frozen=True)
class BarChart:
    """Bars on a scale from nought to `top`."""

    bars: tuple[Bar, ...]
    width: int
    height: int
    top: int


def bar_chart(numbers: Sequence[int]) -> BarChart:
    """A bar for each number; what isn't nought can be seen."""
    top = round_up(max(numbers, default=0))
    tall = [max(-(-number * HEIGHT // top), 2 if number else 0) for number in numbers]
    bars = (
        Bar(STEP * place, HEIGHT - height, height) for place, height in enumerate(tall)
    )
    return BarChart(tuple(bars), STEP * len(numbers), HEIGHT, top)


def round_up(number: int) -> int:
    """The end of a scale: 1, 2 or 5 followed by noughts."""
    unit = 1
    while True:
        for first in (1, 2, 5):
            if number <= first * unit:
                return first * unit
        unit *= 10
