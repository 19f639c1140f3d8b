"""How soon a started server answers, when every page is made, and what that weighs."""

import shutil
import time

from tests.bench import load, servers
from tests.bench.report import Row

QUIET = 0.6  # seconds with less than a twentieth of a processor


def run(data_dir):
    shutil.rmtree(data_dir / "pages", ignore_errors=True)
    for which in ("first start", "next start"):
        with servers.site(data_dir, is_awaited=False) as (address, process):
            first = servers.wait_for(address + "/")
            warm = until_quiet(process)
            memory = load.workers_memory(process)
        yield Row(f"{which}: first page after", f"{first:.2f} s", "≤ 0.7 s", first)
        yield Row(f"{which}: every page, after that", f"{warm:.1f} s", "≤ 2 s", warm)
    yield Row("two workers, every page made", f"{memory:.0f} MB", "≤ 100 MB", memory)


def until_quiet(process):
    """Seconds until the server has nothing more to do."""
    started = last_busy = time.monotonic()
    used = load.cpu(process)
    while time.monotonic() - last_busy < QUIET:
        time.sleep(0.1)
        now = load.cpu(process)
        if now - used > 0.015:
            last_busy = time.monotonic()
        used = now
    return last_busy - started
