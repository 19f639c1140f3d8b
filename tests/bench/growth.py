"""What a page costs without the cache, with 60 pilots and with 6,000."""

import json
import shutil
import subprocess
import sys

from django.conf import settings

from tests.bench.inside import READY
from tests.bench.report import Row
from tests.server import environment

FEW, MANY = 60, 6000
TURNS = 40
NAMES = ("home", "step", "pilot", "pilots")


def run(data_dir, folder):
    few, many = measured(
        *(begin(data_dir, folder / str(count), count) for count in (FEW, MANY))
    )
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


def begin(data_dir, own, count):
    """A process of its own that makes its copies, and waits."""
    shutil.copytree(data_dir, own)
    return subprocess.Popen(
        [sys.executable, "-m", "tests.bench.inside", str(count)],
        cwd=settings.BASE_DIR,
        env=environment(own),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def measured(*processes):
    """CPU, queries and size by page, in turns: the machine's pace changes for all."""
    for process in processes:
        wait_for(process)
    for _ in range(TURNS):
        for process in processes:
            process.stdin.write("\n")
            process.stdin.flush()
            wait_for(process)
    return [json.loads(process.communicate()[0]) for process in processes]


def wait_for(process):
    while (line := process.stdout.readline()) != READY:
        if not line:
            raise RuntimeError("A process ended before it had measured.")
