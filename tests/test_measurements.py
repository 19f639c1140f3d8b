"""Every measurement can be begun; what it measures is asked for by hand."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

BEGIN = "import django; django.setup(); import {}"


@pytest.mark.parametrize(
    "name",
    [
        "tests.bench.__main__",
        "tests.bench_backup",
        "tests.bench_plan",
        "tests.bench_search",
        "tests.load",
    ],
)
def test_finds_all_that_it_is_made_of(name, tmp_path):
    told = {"DATA_DIR": str(tmp_path), "SECRET_KEY": "x" * 60}
    told["DJANGO_SETTINGS_MODULE"] = "greenshift.settings"

    run = subprocess.run(
        [sys.executable, "-c", BEGIN.format(name)],
        cwd=settings.BASE_DIR,
        env=os.environ | told,
        capture_output=True,
        text=True,
    )

    assert run.returncode == 0, run.stderr
