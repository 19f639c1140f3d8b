"""The clock stepped an hour, forwards and back, beneath a server that runs."""

import glob
from pathlib import Path

import pytest

from tests.faults.site import PAGE, Editor, served, until

# Of Debian's package libfaketime. The clock that measures spans of time goes on evenly.
# Without its cache: a worker could go by the old offset for long, and publish by that.
LIBRARIES = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
FAKED = {"FAKETIME_NO_CACHE": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}


@pytest.fixture
def clock(site):
    """A site whose clock the test sets, and the way to set it."""
    if not LIBRARIES:
        pytest.skip("It takes libfaketime: apt-get install libfaketime")
    file = Path(site.data_dir / "offset")

    def step(offset):
        file.write_text(offset)

    step("+0")
    env = {"LD_PRELOAD": LIBRARIES[0], "FAKETIME_TIMESTAMP_FILE": str(file), **FAKED}
    with served(site, **env):
        yield step
        site.process.kill()  # libfaketime keeps it from ending by itself


def test_pages_are_published_and_seen_whatever_the_clock_does(site, clock):
    editor = Editor(site)
    assert editor.has_published("Före")
    until(lambda: site.says("Före"))

    for offset, title in (("+1h", "Framåt"), ("+0", "Tillbaka")):
        clock(offset)
        assert site.get(PAGE).status_code == 200
        until(lambda title=title: editor.has_published(title))
        until(lambda title=title: site.says(title))

    assert site.get("/readyz").status_code == 200
