"""
The line that loops, computed from the steps and their loops.

Pure geometry: from rows to points and SVG path data, in the units of a viewBox.
The template components/_process_map.html draws what this says; it decides no
place, and this decides no colour.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

COLUMN = 200  # between two steps where the line runs across
ROW = 150  # and where it runs down
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


def process_map(steps: Sequence, to_step: str, current=None) -> ProcessMap:
    """
    Draw steps, each with loops, as a line.

    `to_step` is the words of a loop with a place for a number: "to step {}".
    """
    steps = list(steps)
    return ProcessMap(
        wide=draw_wide(steps, to_step, current), tall=draw_tall(steps, to_step, current)
    )


def draw_wide(steps: Sequence, to_step: str, current) -> Drawing:
    y = 215
    nodes = []
    for index, step in enumerate(steps):
        x = COLUMN // 2 + index * COLUMN
        loops = [
            Loop(
                label=to_step.format(loop.to.number),
                name=loop.title,
                url=loop_url(step, loop),
                path=curl_up(x, y, height),
                arrow=f"M{x + 7},{y - height - 9} l-12,9 l12,9",
                x=x,
                y=y - height + 40,
            )
            for loop, height in zip(by_reach(step), heights(130, 62), strict=False)
        ]
        place = {"x": x, "y": y, "title_x": x, "title_y": y + 68}
        nodes.append(make_node(step, current, loops, place))
    width = COLUMN * len(steps)
    return Drawing(width, 300, f"M12,{y} H{width - 12}", tuple(nodes))


def draw_tall(steps: Sequence, to_step: str, current) -> Drawing:
    x = 96
    nodes = []
    for index, step in enumerate(steps):
        y = 60 + index * ROW
        loops = [
            Loop(
                label=to_step.format(loop.to.number),
                name=loop.title,
                url=loop_url(step, loop),
                path=curl_left(x, y, reach),
                arrow=f"M{x - reach - 8},{y + 6} l8,-11 l8,11",
                x=x + 50,
                y=y + 38 + 30 * place,
            )
            for place, (loop, reach) in enumerate(
                zip(by_reach(step), heights(58, 26), strict=False)
            )
        ]
        title_y = y - 2 if loops else y + 8
        place = {"x": x, "y": y, "title_x": x + 50, "title_y": title_y}
        nodes.append(make_node(step, current, loops, place))
    height = ROW * len(steps) - 20
    return Drawing(320, height, f"M{x},10 V{height - 10}", tuple(nodes))


def make_node(step, current, loops: Iterable[Loop], place: dict) -> Node:
    return Node(
        number=step.number,
        title=step.title,
        url=step.get_absolute_url(),
        is_current=step == current,
        loops=tuple(loops),
        **place,
    )


def by_reach(step) -> list:
    """A step's loops, the shortest way back first: the innermost curl."""
    return sorted(step.loops.all(), key=lambda loop: -loop.to.number)


def heights(first: int, more: int) -> range:
    """How far each curl reaches, the innermost first."""
    return range(first, first + 4 * more, more)


def loop_url(step, loop) -> str:
    return f"{step.get_absolute_url()}#{loop.anchor}"


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
