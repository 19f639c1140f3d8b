"""A real Chromium in front of the site as it is really served."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from plan import planfile
from tests.plan.plans import whole_plan
from tests.server import serving

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update"),
    "--disable-sync",
]
# What a page is to show may take its time, on a machine with much else to do.
expect.set_options(timeout=30_000)
IN_CI = os.environ.get("CI") == "true"


def demand(is_there, how):
    """Skip where a tool is missing, but fail in CI, where it must not be."""
    if not is_there:
        (pytest.fail if IN_CI else pytest.skip)(how)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The address of the running site."""
    with serving(tmp_path_factory.mktemp("var")) as (address, _):
        yield address


@pytest.fixture(scope="session")
def chromium():
    demand(
        Path(CHROMIUM).exists(),
        f"No {CHROMIUM}: apt-get install chromium, or set CHROMIUM to where it is.",
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def nu():
    """The Nu HTML checker's jar."""
    jar = os.environ.get("VNU_JAR", "")
    demand(
        Path(jar).is_file() and shutil.which("java"),
        "No Nu checker: install Java, npm install vnu-jar, and set VNU_JAR to its jar.",
    )
    return jar


@pytest.fixture
def copy(tmp_path):
    """A saved copy of a plan with something in every field."""
    path = tmp_path / "plan.json"
    path.write_text(planfile.dump(whole_plan()))
    return path
