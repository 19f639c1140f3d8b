"""
A walk along the five steps, as a list of stops and as a drawn line.

Pure: stops in, stops and geometry out, for a pilot as for a team's own plan. The
columns are the steps; each way back begins a row of its own, so that a walk with two
loops is three rows. components/_path.html shows it, on screen and on paper.
"""

from collections.abc import Iterable
from dataclasses import dataclass

COLUMN = 200
ROW = 130
TOP = 50
STEPS = 5
MOST_ROWS = 10  # that a drawing has room for


@dataclass(frozen=True)
class Note:
    """Something told of a stop: a text, and the words above it if any."""

    text: str
    label: str = ""
    is_gap: bool = False  # whether it tells of something that is not known


@dataclass(frozen=True)
class Stop:
    """A step that was come to, forwards or by going back."""

    number: int
    title: str
    url: str = ""
    notes: tuple[Note, ...] = ()
    is_loop_back: bool = False
    on: str = ""  # when, in words


@dataclass(frozen=True)
class Point:
    number: int
    x: int
    y: int


@dataclass(frozen=True)
class Path:
    """The stops, and where the line goes: the runs forwards and the ways back."""

    stops: tuple[Stop, ...]
    points: tuple[Point, ...]
    runs: tuple[str, ...]
    ways_back: tuple[str, ...]
    width: int
    height: int

    @property
    def has_loops(self) -> bool:
        """Whether there is more to draw than the list's own line, and room for it."""
        return 0 < len(self.ways_back) < MOST_ROWS


def path(stops: Iterable[Stop]) -> Path:
    walked = tuple(stops)
    points = tuple(places(walked))
    pairs = list(zip(points, points[1:], strict=False))
    return Path(
        stops=walked,
        points=points,
        runs=tuple(f"M{a.x},{a.y} H{b.x}" for a, b in pairs if a.y == b.y),
        ways_back=tuple(way_back(a, b) for a, b in pairs if a.y != b.y),
        width=COLUMN * STEPS,
        height=max((point.y for point in points), default=0) + TOP,
    )


def places(stops: Iterable[Stop]) -> Iterable[Point]:
    row = 0
    for place, stop in enumerate(stops):
        row += stop.is_loop_back and place > 0
        x = COLUMN // 2 + (stop.number - 1) * COLUMN
        yield Point(stop.number, x, TOP + row * ROW)


def way_back(start: Point, end: Point) -> str:
    """Leave rightwards, turn down and come in from the left."""
    reach = COLUMN // 2
    middle = (start.y + end.y) // 2
    return (
        f"M{start.x},{start.y} C{start.x + reach},{start.y} {start.x + reach},{middle}"
        f" {(start.x + end.x) // 2},{middle} S{end.x - reach},{end.y} {end.x},{end.y}"
    )
