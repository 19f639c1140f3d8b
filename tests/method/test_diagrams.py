import re
from dataclasses import dataclass, field

import pytest

from method.diagrams import process_map


@dataclass
class StubLoop:
    to: object
    title: str = "Tillbaka"
    anchor: str = "loop-tillbaka"


@dataclass(eq=False)
class StubStep:
    number: int
    title: str
    returns: list = field(default_factory=list)

    @property
    def loops(self):
        return self

    def all(self):
        return self.returns

    def get_absolute_url(self):
        return f"/{self.number}/"


@pytest.fixture
def steps():
    first, second, third = (StubStep(n, f"Steg {n}") for n in (1, 2, 3))
    second.returns = [StubLoop(first)]
    third.returns = [StubLoop(first), StubLoop(second)]
    return [first, second, third]


def test_draws_every_step_in_order(steps):
    drawing = process_map(steps, "till {}").wide

    assert [node.title for node in drawing.nodes] == ["Steg 1", "Steg 2", "Steg 3"]
    assert [node.x for node in drawing.nodes] == sorted(n.x for n in drawing.nodes)


def test_draws_the_shortest_loop_innermost(steps):
    third = process_map(steps, "till {}").wide.nodes[2]

    assert [loop.label for loop in third.loops] == ["till 2", "till 1"]
    assert third.loops[0].y > third.loops[1].y


def test_a_loop_links_to_its_words(steps):
    second = process_map(steps, "till {}").tall.nodes[1]

    assert second.loops[0].url == "/2/#loop-tillbaka"


def test_marks_the_current_step(steps):
    drawing = process_map(steps, "till {}", current=steps[1]).tall

    assert [node.is_current for node in drawing.nodes] == [False, True, False]


def test_everything_stays_inside_the_picture(steps):
    steps[2].returns *= 2
    for drawing in (process_map(steps, "").wide, process_map(steps, "").tall):
        for node in drawing.nodes:
            assert 30 <= node.x <= drawing.width - 30
            assert 30 <= node.y <= drawing.height - 30
            for loop in node.loops:
                assert 0 <= loop.y <= drawing.height
                assert all(number >= 0 for number in numbers_of(loop.path))


def numbers_of(path):
    return [float(number) for number in re.findall(r"-?[\d.]+", path)]


def test_draws_no_steps_as_a_bare_line():
    assert process_map([], "").wide.nodes == ()
