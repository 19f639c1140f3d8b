"""Page objects: their parts are made when they are asked for, and tied to others."""

import pytest

from cases.models import Case
from greenshift import publishing, reading
from method.models import Step

pytestmark = pytest.mark.django_db


def test_a_list_of_pilots_reads_no_steps_until_it_asks(django_assert_num_queries):
    with django_assert_num_queries(1):
        cases = reading.pages(Case, "sv")
    with django_assert_num_queries(1):
        along = [stop.step.title for case in cases for stop in case.along.all()]

    assert len(along) > len(cases) > 1


def test_parts_are_the_same_each_time():
    case = reading.pages(Case, "sv")[0]

    assert case.along.all()[0] is case.along.all()[0]
    assert case.along.all()[0].case is case


def test_loops_lead_to_the_steps_of_the_same_list():
    steps = {step.key: step for step in reading.pages(Step, "sv")}
    loops = [loop for step in steps.values() for loop in step.loops.all()]

    assert loops
    assert all(loop.to is steps[loop.to.key] for loop in loops)


def test_a_part_that_names_a_withdrawn_page_is_left_out():
    first = reading.pages(Case, "sv")[0]
    gone = first.along.all()[0].step.key
    publishing.withdraw(Step.objects.get(language="sv", key=gone))

    case = reading.page(Case, "sv", key=first.key)

    assert gone not in [stop.step.key for stop in case.along.all()]
    assert len(case.along.all()) == len(first.along.all()) - 1
