"""Load on a server, and what it costs there."""

import http.client
import os
import re
import subprocess
import threading
import time
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

SECONDS, BURST = 3, 1
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Burst:
    """What wrk saw, and the processor time that the server took for it."""

    per_second: float
    cpu_per_request: float  # milliseconds


@dataclass(frozen=True)
class Answer:
    """One request of a steady stream, timed from when it should have been sent."""

    sent_at: float
    took: float
    status: int
    body: bytes


def burst(url, process):
    before = cpu(process)
    each = per_second(url)
    used = cpu(process) - before
    return Burst(each, 1000 * used / (each * BURST))


def per_second(url):
    """Requests that wrk gets answered, as many at once as it can."""
    command = ["wrk", "-t2", "-c32", f"-d{BURST}s", "-H", "Accept-Encoding: gzip"]
    told = subprocess.run([*command, url], capture_output=True, text=True, check=True)
    if "Non-2xx" in told.stdout:
        raise RuntimeError(told.stdout)
    return int(re.search(r"(\d+) requests in", told.stdout)[1]) / BURST


def family(process):
    """The ids of a process and all that it has started."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    return [process.pid, *(int(pid) for pid in children.split())]


def cpu(process):
    """Seconds of processor time that a server's processes have taken."""
    seconds = 0
    for pid in family(process):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        seconds += (int(fields[11]) + int(fields[12])) / TICKS
    return seconds


def workers_memory(process):
    """Megabytes of the workers, what they share divided between them."""
    told = [Path(f"/proc/{pid}/smaps_rollup") for pid in family(process)[1:]]
    sizes = [re.search(r"^Pss:\s+(\d+)", path.read_text(), re.M) for path in told]
    return sum(int(size[1]) for size in sizes) / 1024


def stream(address, paths, *, per_second=100, seconds=SECONDS, threads=16):
    """Requests at a steady pace, whether or not the ones before are answered."""
    numbers, answers = count(), []
    start = time.time() + 0.1
    total = per_second * seconds

    def reader():
        connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=10)
        while (number := next(numbers)) < total:
            due = start + number / per_second
            time.sleep(max(0, due - time.time()))
            answers.append(ask(connection, paths[number % len(paths)], due))

    readers = [threading.Thread(target=reader) for _ in range(threads)]
    for each in readers:
        each.start()
    for each in readers:
        each.join()
    return answers


def ask(connection, path, due):
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        status, body = response.status, response.read()
    except (OSError, http.client.HTTPException):
        connection.close()
        status, body = 0, b""
    return Answer(due, time.time() - due, status, body)


def percentile(answers, share):
    times = sorted(answer.took for answer in answers)
    return 1000 * times[min(len(times) - 1, int(share * len(times)))]
