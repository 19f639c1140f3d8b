"""A broken content file at start: a site that has its pages goes on with them."""

import shutil
import subprocess
import sys

import pytest
from django.conf import settings

from tests.faults.site import PAGE, Site, until
from tests.server import environment, free_port

BROKEN = "content/sv/steps/prova.md"


@pytest.fixture
def checkout(tmp_path):
    """The code with a file that can't be read, beside the real one."""
    place = tmp_path / "checkout"
    ignored = shutil.ignore_patterns(".git", ".venv", "var", "tests", "__pycache__")
    shutil.copytree(settings.BASE_DIR, place, ignore=ignored)
    broken = place / BROKEN
    broken.write_text(broken.read_text().replace("number: 4", "numbr: 4"))
    return place


def test_a_site_that_has_its_pages_starts_with_them_and_says_what_is_broken(
    made, checkout, tmp_path
):
    data_dir = tmp_path / "var"
    shutil.copytree(made, data_dir)
    site = Site(data_dir, port=free_port())
    site.process = subprocess.Popen(
        [sys.executable, "manage.py", "up", "--port", str(site.port)],
        cwd=checkout,
        env=environment(data_dir),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with site.process.stdout as words:
        until(site.answers)
        assert site.get(PAGE).status_code == 200
        site.stop()
        told = words.read()

    assert "sv/steps/prova.md:" in told
    assert "Unknown key 'numbr'" in told
    assert "The site serves what it has" in told
    assert "Traceback" not in told
