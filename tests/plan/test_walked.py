"""The path of a plan: the steps as they were walked, loops and all."""

from dataclasses import dataclass

from hypothesis import given, strategies as st

from plan.parts import Loop, Plan, Step
from plan.walked import walked

KEYS = ["rama-in", "utforska", "utveckla", "prova", "forankra"]


@dataclass(frozen=True)
class Known:
    number: int
    title: str
    url: str


STEPS = {key: Known(n, key, f"/{key}/") for n, key in enumerate(KEYS, start=1)}


def numbers(plan):
    return [(s.number, s.is_loop_back) for s in walked(plan, STEPS).stops]


def test_a_team_that_has_written_nothing_has_walked_nowhere():
    assert numbers(Plan()) == []


def test_without_loops_the_way_leads_to_the_furthest_step_written_about():
    plan = Plan(steps=(Step("utveckla", goal="X"),))

    assert numbers(plan) == [(1, False), (2, False), (3, False)]
    assert not walked(plan, STEPS).has_loops


def test_every_loop_leads_back_and_the_way_goes_on_from_there():
    loops = (Loop("utforska", "rama-in"), Loop("prova", "utveckla"))

    path = walked(Plan(loops=loops, steps=(Step("forankra", goal="X"),)), STEPS)

    assert [s.number for s in path.stops] == [1, 2, 1, 2, 3, 4, 3, 4, 5]
    assert [s.number for s in path.stops if s.is_loop_back] == [1, 3]
    assert len(path.ways_back) == 2


def test_a_loop_that_begins_further_back_is_drawn_as_a_way_back_too():
    loops = (Loop("prova", "utveckla"), Loop("utforska", "rama-in"))

    assert numbers(Plan(loops=loops))[3:] == [
        *((4, False), (3, True), (2, True), (1, True)),
        *((2, False), (3, False), (4, False)),
    ]


def test_a_loop_of_unknown_steps_has_no_place_on_the_line():
    plan = Plan(loops=(Loop("okant", "rama-in"), Loop("", "")))

    assert numbers(plan) == [(1, False)]


@given(st.lists(st.builds(Loop, st.sampled_from(KEYS), st.sampled_from(KEYS))))
def test_the_line_only_goes_forwards_or_begins_a_row(loops):
    path = walked(Plan(loops=tuple(loops)), STEPS)

    points = path.points
    for before, after in zip(points, points[1:], strict=False):
        assert after.x > before.x or after.y > before.y
    assert max(p.y for p in points) < path.height if points else not loops
