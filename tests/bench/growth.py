"""What a page costs without the cache, with 60 pilots and with 6,000."""

import json
import shutil
import subprocess
import sys

from django.conf import settings

from tests.bench.report import Row
from tests.server import environment

FEW, MANY = 60, 6000
NAMES = ("home", "step", "pilot", "pilots")


def run(data_dir, folder):
    few = measure(data_dir, folder / "few", FEW)
    many = measure(data_dir, folder / "many", MANY)
    for name in NAMES:
        cost, queries = few[name]["cpu"], few[name]["queries"]
        yield Row(f"{name}, uncached: CPU", f"{cost:.1f} ms", "≤ 3 ms", cost)
        yield Row(f"{name}, uncached: queries", str(queries), "≤ 6", queries)
        more = many[name]["cpu"] / cost
        what = f"{name}, uncached: CPU at {MANY:,} pilots against {FEW}"
        yield Row(what, f"× {more:.2f}", "≤ 1.15", more)
    size = many["pilots"]["bytes"] / 1000
    what = f"the list of {MANY:,} pilots, packed"
    yield Row(what, f"{size:.0f} kB", "≤ 30 kB", size)
    for name in ("admin list", "admin form"):
        for count, told in ((FEW, few), (MANY, many)):
            cost = told[name]["cpu"]
            what = f"{name} at {count:,} pilots: CPU"
            yield Row(what, f"{cost:.0f} ms", "≤ 60 ms", cost)


def measure(data_dir, own, count):
    """CPU, queries and size by page, asked in a process of its own."""
    shutil.copytree(data_dir, own)
    told = subprocess.run(
        [sys.executable, "-m", "tests.bench.inside", str(count)],
        cwd=settings.BASE_DIR,
        env=environment(own),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(told.stdout.splitlines()[-1])
