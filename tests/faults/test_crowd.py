"""A thousand readers at once, and five hundred who dribble."""

import pytest

from tests import crowd
from tests.bench.warmth import until_quiet
from tests.faults.site import PAGE

PATHS = ("/", PAGE, "/metod/process/utveckla/", "/da/", "/pilotfall/")


@pytest.fixture(autouse=True)
def many_files():
    with crowd.many_files():
        yield


@pytest.fixture
def warm(running):
    """When every page is made, and nothing but readers is left to do."""
    until_quiet(running.process)
    return running


def test_a_thousand_readers_at_once_all_get_their_page(running):
    answers = crowd.run(crowd.all_at_once(running.port, PATHS))

    assert set(answers) == {"HTTP/1.1 200 OK"}
    assert len(answers) == crowd.READERS


def test_five_hundred_who_dribble_hold_up_nobody(warm):
    answers = crowd.run(crowd.among_slow_ones(warm.port, PATHS))

    assert set(answers) == {"HTTP/1.1 200 OK"}
