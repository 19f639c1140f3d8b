"""How soon a started server answers, when every page is made, and what that weighs."""

import shutil
import time
from contextlib import contextmanager

from tests.bench import load, servers
from tests.bench.report import Row
from tests.server import free_port, up

QUIET = 0.6  # seconds with less than a twentieth of a processor


def run(data_dir):
    shutil.rmtree(data_dir / "pages", ignore_errors=True)
    for which in ("first start", "next start"):
        began = time.monotonic()
        with started(data_dir) as (address, process):
            prepared = time.monotonic() - began
            first = servers.wait_for(address + "/")
            warm = until_quiet(process)
            memory = load.workers_memory(process)
        yield Row(f"{which}: `up` until the server starts", f"{prepared:.2f} s")
        yield Row(f"{which}: first page after", f"{first:.2f} s", "≤ 0.7 s", first)
        yield Row(f"{which}: every page, after that", f"{warm:.1f} s", "≤ 2 s", warm)
    yield Row("two workers, every page made", f"{memory:.0f} MB", "≤ 100 MB", memory)


@contextmanager
def started(data_dir):
    """The site as `up` starts it, from when it says that it serves."""
    port = free_port()
    process = up(data_dir, "--port", str(port), "--workers", servers.WORKERS)
    try:
        for line in process.stdout:
            if line.startswith("Serving on"):
                break
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.terminate()
        process.wait(timeout=30)
        process.stdout.close()


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
