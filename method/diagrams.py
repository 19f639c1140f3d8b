"""
The line that loops, computed from the steps and their loops.

Pure geometry: from rows to points and SVG path data, in the units of a viewBox.
The template components/_process_map.html draws what this says; it decides no
place, and this decides no colour.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

COLUMN = 200  # between two steps where the line runs across
ROW = 90  # and where it runs down, beside the words of the loops
LABEL = 30  # a line of those words
NODE_RADIUS = 30


@dataclass(frozen=True)
class Loop:
    """A curl at a node, and where its words stand."""

    label: str
    name: str
    url: str
    path: str
    arrow: str
    x: float
    y: float


@dataclass(frozen=True)
class Node:
    number: int
    title: str
    url: str
    is_current: bool
    x: float
    y: float
    title_x: float
    title_y: float
    loops: tuple[Loop, ...]


@dataclass(frozen=True)
class Asked:
    """What a map is to be drawn of."""

    steps: list
    to_step: str
    current: object
    in_place: bool

    def reaching(self, step, *, first: int, more: int) -> list[tuple]:
        """
        A step's loops with how far each curl reaches.

        The shortest way back is the innermost curl, and each further one
        reaches `more` units beyond.
        """
        loops = sorted(step.loops.all(), key=lambda loop: -loop.to.number)
        return [(loop, first + more * place) for place, loop in enumerate(loops)]

    @cached_property
    def most_loops(self) -> int:
        """The most loops at any step, and at least one."""
        return max((len(step.loops.all()) for step in self.steps), default=1) or 1

    def longest_reach(self, *, first: int, more: int) -> int:
        return first + more * (self.most_loops - 1)

    def words_of(self, step, loop) -> dict[str, str]:
        page = "" if self.in_place else step.get_absolute_url()
        return {
            "label": self.to_step.format(loop.to.number),
            "name": loop.title,
            "url": f"{page}#{loop.anchor}",
        }


@dataclass(frozen=True)
class Drawing:
    """One way of drawing the map: its size, the line and the nodes on it."""

    width: int
    height: int
    line: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class ProcessMap:
    """The same map twice: across for wide windows, down for narrow ones."""

    wide: Drawing
    tall: Drawing


def process_map(steps: Iterable, to_step: str, current=None, *, in_place=False):
    """
    Draw steps, each with loops, as a line; gives a ProcessMap.

    `to_step` is the words of a loop with a place for a number: "to step {}". Where
    the loops' words stand on the map's own page, `in_place` keeps its links there.
    """
    asked = Asked(list(steps), to_step, current, in_place)
    return ProcessMap(wide=draw_wide(asked), tall=draw_tall(asked))


def draw_wide(asked: Asked) -> Drawing:
    y = asked.longest_reach(first=130, more=62) + 23
    nodes = []
    for index, step in enumerate(asked.steps):
        x = COLUMN // 2 + index * COLUMN
        loops = [
            Loop(
                **asked.words_of(step, loop),
                path=curl_up(x, y, height),
                arrow=f"M{x + 7},{y - height - 9} l-12,9 l12,9",
                x=x,
                y=y - height + 40,
            )
            for loop, height in asked.reaching(step, first=130, more=62)
        ]
        place = {"x": x, "y": y, "title_x": x, "title_y": y + 68}
        nodes.append(make_node(step, asked.current, loops, place))
    width = COLUMN * len(asked.steps)
    return Drawing(width, y + 85, f"M12,{y} H{width - 12}", tuple(nodes))


def draw_tall(asked: Asked) -> Drawing:
    x = asked.longest_reach(first=58, more=26) + 12
    row = ROW + LABEL * max(asked.most_loops, 2)
    nodes = []
    for index, step in enumerate(asked.steps):
        y = 60 + index * row
        reaching = asked.reaching(step, first=58, more=26)
        loops = [
            Loop(
                **asked.words_of(step, loop),
                path=curl_left(x, y, reach),
                arrow=f"M{x - reach - 8},{y + 6} l8,-11 l8,11",
                x=x + 50,
                y=y + 38 + LABEL * place,
            )
            for place, (loop, reach) in enumerate(reaching)
        ]
        title_y = y - 2 if loops else y + 8
        place = {"x": x, "y": y, "title_x": x + 50, "title_y": title_y}
        nodes.append(make_node(step, asked.current, loops, place))
    height = row * len(asked.steps) - 20
    return Drawing(x + 224, height, f"M{x},10 V{height - 10}", tuple(nodes))


def make_node(step, current, loops: Iterable[Loop], place: dict) -> Node:
    return Node(
        number=step.number,
        title=step.title,
        url=step.get_absolute_url(),
        is_current=current is not None and step.number == current.number,
        loops=tuple(loops),
        **place,
    )


def curl_up(x: float, y: float, height: float) -> str:
    """Leave a node rightwards, turn over its top and come back the same way."""
    reach = 60 + height * 0.32
    top = y - height
    return (
        f"M{x},{y} C{x + reach:g},{y} {x + reach * 0.8:g},{top} {x},{top}"
        f" S{x - reach:g},{y} {x},{y}"
    )


def curl_left(x: float, y: float, reach: float) -> str:
    """Leave a node downwards, turn round its left and come back the same way."""
    height = 44 + reach * 0.3
    left = x - reach
    return (
        f"M{x},{y} C{x},{y + height:g} {left},{y + height * 0.8:g} {left},{y}"
        f" S{x},{y - height:g} {x},{y}"
    )
