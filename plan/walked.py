"""
The way a team has walked, told by its log of loops.

From the first step forwards to where a loop begins, back to where it leads, forwards
again, and at last to the furthest step that the team has written about. Steps that
the site does not know stand in the log, but have no place on the line.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.formats import date_format

from method import paths
from plan.parts import Activity, Debrief, Loop, Plan


def walked(plan: Plan, steps: dict[str, Any]) -> paths.Path:
    """The path through the site's steps, by key, which have number, title and url."""
    known = [each for each in plan.loops if {each.from_step, each.to_step} <= {*steps}]
    reached = [steps[key].number for key in written(plan) if key in steps]
    return paths.path(stops(known, max(reached, default=0), steps))


def written(plan: Plan) -> set[str]:
    """The keys of the steps that something is written about."""
    rows: list[Activity | Debrief] = [*plan.activities, *plan.debriefs]
    ends = [key for loop in plan.loops for key in (loop.from_step, loop.to_step)]
    return {each.key for each in plan.steps} | {each.step for each in rows} | {*ends}


def stops(
    loops: Iterable[Loop], furthest: int, steps: dict[str, Any]
) -> Iterator[paths.Stop]:
    in_order = sorted(steps.values(), key=lambda step: step.number)
    here = 0
    for loop in loops:
        start, end = steps[loop.from_step], steps[loop.to_step]
        # Whoever begins a loop further back than they stood has gone back unlogged.
        if start.number < here:
            yield stop(start, is_loop_back=True)
        yield from (
            stop(each) for each in in_order if here < each.number <= start.number
        )
        yield stop(
            end,
            is_loop_back=end.number <= start.number,
            on=date_format(loop.date) if loop.date else "",
        )
        here = end.number
    yield from (stop(each) for each in in_order if here < each.number <= furthest)


def stop(step: Any, **told: Any) -> paths.Stop:
    return paths.Stop(step.number, step.title, step.url, **told)
