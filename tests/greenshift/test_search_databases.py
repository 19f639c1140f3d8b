"""SQLite and PostgreSQL find the same pages in the same order."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

POSTGRES = os.environ.get("TEST_POSTGRES_URL", "")


def results(**changes):
    command = [sys.executable, "-m", "tests.search_results"]
    told = subprocess.run(
        command,
        cwd=settings.BASE_DIR,
        env=os.environ | changes,
        check=True,
        capture_output=True,
    )
    return json.loads(told.stdout)


@pytest.mark.skipif(not POSTGRES, reason="Set TEST_POSTGRES_URL to a database server.")
def test_both_databases_give_the_same_hits_in_the_same_order():
    vendor, on_sqlite = results(DATABASE_NAME=":memory:", DATABASE_URL="")
    other, on_postgres = results(DATABASE_URL=POSTGRES)

    assert (vendor, other) == ("sqlite", "postgresql")
    assert on_postgres == on_sqlite
