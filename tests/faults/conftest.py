"""A site of its own for each test, its data copied from what is made once."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from tests.faults.site import PAGE, Site, served
from tests.server import environment


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """A data folder with the site's content and an account."""
    data_dir = tmp_path_factory.mktemp("faults")
    (data_dir / "media").mkdir()
    (data_dir / "db.sqlite3").touch()
    (data_dir / "secret-key").write_text("only-for-these-tests" * 3)
    subprocess.run(
        [sys.executable, "-m", "tests.faults.prepare"],
        cwd=settings.BASE_DIR,
        env=environment(data_dir, DJANGO_SETTINGS_MODULE="greenshift.settings"),
        check=True,
    )
    return data_dir


@pytest.fixture
def site(made, tmp_path):
    """Not started yet."""
    data_dir = tmp_path / "var"
    shutil.copytree(made, data_dir)
    return Site(data_dir)


@pytest.fixture
def running(site):
    """With its page in the memory of both workers, whose connections are random."""
    with served(site):
        for _ in range(30):
            site.get(PAGE)
        yield site


@pytest.fixture
def mount():
    """Mounts that are gone after the test. Only root may do that: CI is root."""
    if os.geteuid():
        pytest.skip("Only root may mount.")
    mounted = []

    def mount(place, *options):
        subprocess.run(["mount", *options, str(place)], check=True)
        if "remount" not in " ".join(options):
            mounted.append(place)
        return Path(place)

    yield mount
    for place in reversed(mounted):
        subprocess.run(["umount", "--lazy", str(place)], check=True)
