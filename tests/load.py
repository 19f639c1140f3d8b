"""
Five hundred readers for a minute, while an editor publishes ten times.

Run by hand as python -m tests.load; --readers and --seconds make it smaller. The site
is served as `up` does it, with two workers, on loopback. Each reader opens a
connection, and reads a page a second; the page that is published is among them. It
ends with 1 where a request failed, or a publication was seen later than in two seconds.
"""

import argparse
import asyncio
import json
import re
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from tests.bench import servers
from tests.bench.warmth import until_quiet
from tests.server import environment

PUBLISHED = "/metod/principer/arliga-ramar/"
PATHS = ("/", PUBLISHED, "/metod/process/utveckla/", PUBLISHED, "/da/", "/pilotfall/")
PUBLICATIONS = 10
LATEST = 2.0  # seconds
REQUEST = "GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Mozilla/5.0 load\r\n\r\n"
LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
NUMBER = re.compile(rb"Utg\xc3\xa5va (\d+)\.")


@dataclass
class Seen:
    """What all readers saw, together."""

    took: list = field(default_factory=list)
    faults: list = field(default_factory=list)
    older: dict = field(default_factory=dict)  # an edition: when it was last seen

    def note(self, answer, sent_at):
        self.took.append(time.time() - sent_at)
        if number := NUMBER.search(answer):
            edition = int(number[1])
            self.older[edition] = max(sent_at, self.older.get(edition, 0))


async def read(stream, path):
    reader, writer = stream
    writer.write(REQUEST.format(path).encode())
    head = await reader.readuntil(b"\r\n\r\n")
    body = await reader.readexactly(int(LENGTH.search(head)[1]))
    if not head.startswith(b"HTTP/1.1 200"):
        raise ValueError(head.partition(b"\r\n")[0].decode())
    return body


async def reader(port, number, readers, end, seen):
    await asyncio.sleep(number / readers)  # spread over the first second
    stream = await asyncio.open_connection("127.0.0.1", port)
    turn = number
    while time.time() < end:
        sent_at = time.time()
        try:
            seen.note(await read(stream, PATHS[turn % len(PATHS)]), sent_at)
        except (OSError, EOFError, ValueError) as error:
            seen.faults.append(repr(error))
            return
        turn += 1
        await asyncio.sleep(max(0, sent_at + 1 - time.time()))
    stream[1].close()
    with suppress(OSError):
        await stream[1].wait_closed()


async def publish(data_dir, seconds):
    """Let a process of its own publish, evenly over the time; gives when it did."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.bench.publisher", str(PUBLICATIONS)),
        *(str((seconds - 10) / PUBLICATIONS),),
        cwd=settings.BASE_DIR,
        env=environment(data_dir),
        stdout=subprocess.PIPE,
    )
    told, _ = await process.communicate()
    return [float(line) for line in told.split()[1:]]


async def run(port, data_dir, readers, seconds):
    seen, end = Seen(), time.time() + seconds
    crowd = [reader(port, number, readers, end, seen) for number in range(readers)]
    times, *_ = await asyncio.gather(publish(data_dir, seconds), *crowd)
    return seen, times


def lateness(seen, times):
    """For each publication, how long after it an older edition was still sent."""
    return [
        max(0, *(at - published for old, at in seen.older.items() if old < number))
        for number, published in enumerate(times)
        if any(old < number for old in seen.older)
    ]


def report(seen, times, readers, seconds):
    took, late = sorted(seen.took), lateness(seen, times)
    return {
        "readers": readers,
        "seconds": seconds,
        "requests": len(took),
        "errors": len(seen.faults),
        "first error": seen.faults[0] if seen.faults else "none",
        "median, ms": round(1000 * took[len(took) // 2], 1),
        "p99, ms": round(1000 * took[int(len(took) * 0.99)], 1),
        "publications": len(times),
        "seen by all after, at most, s": round(max(late, default=0), 2),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--readers", type=int, default=500)
    parser.add_argument("--seconds", type=int, default=60)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder) / "var"
        servers.prepare(data_dir)
        with servers.site(data_dir) as (address, process):
            until_quiet(process)
            port = int(address.rpartition(":")[2])
            size = (asked.readers, asked.seconds)
            told = report(*asyncio.run(run(port, data_dir, *size)), *size)
    print(json.dumps(told, indent=2))
    is_late = told["seen by all after, at most, s"] > LATEST
    sys.exit(bool(told["errors"]) or is_late or told["publications"] < PUBLICATIONS)


if __name__ == "__main__":
    main()
