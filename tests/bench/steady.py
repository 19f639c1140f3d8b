"""A steady stream of readers, alone, during publications and among slow clients."""

import socket
import subprocess
import sys
from contextlib import ExitStack
from urllib.parse import urlsplit

from django.conf import settings

from tests.bench import load, servers
from tests.bench.report import Row
from tests.bench.warmth import until_quiet
from tests.server import environment

PAGES = ("/", "/metod/process/utveckla/", "/pilotfall/skrota-oljepannan/")
PUBLISHED = "/metod/principer/arliga-ramar/"
SLOW = 200
SECONDS = 10


def run(data_dir):
    with servers.site(data_dir) as (address, process):
        until_quiet(process)
        calm = load.percentile(load.stream(address, PAGES, seconds=SECONDS), 0.99)
        yield Row("100 requests/s: p99", f"{calm:.1f} ms", "≤ 10 ms", calm)
        yield from among_slow_clients(address)
        yield from while_publishing(address, data_dir)


def among_slow_clients(address):
    site = urlsplit(address)
    with ExitStack() as stack:
        for _ in range(SLOW):
            client = socket.create_connection((site.hostname, site.port))
            stack.enter_context(client)
            client.sendall(b"GET / HTTP/1.1\r\nHost: ")
        answers = load.stream(address, PAGES, seconds=5)
    p99 = load.percentile(answers, 0.99)
    what = f"{SLOW} half-sent requests held open: the others' p99"
    yield Row(what, f"{p99:.1f} ms", "≤ 50 ms", p99)


def while_publishing(address, data_dir):
    command = [sys.executable, "-m", "tests.bench.publisher", str(SECONDS - 2)]
    publisher = subprocess.Popen(
        command,
        cwd=settings.BASE_DIR,
        env=environment(data_dir),
        stdout=subprocess.PIPE,
        text=True,
    )
    publisher.stdout.readline()  # it is loaded
    answers = load.stream(address, (*PAGES, PUBLISHED), seconds=SECONDS)
    times = [float(line) for line in publisher.communicate()[0].split()]
    faults = sum(answer.status != 200 for answer in answers)
    p99, oldest = load.percentile(answers, 0.99), oldest_of(answers, times)
    yield Row("a publication a second: errors", str(faults), "≤ 0", faults)
    yield Row("a publication a second: p99", f"{p99:.1f} ms", "≤ 30 ms", p99)
    yield Row("a publication a second: oldest", f"{oldest:.2f} s", "≤ 1 s", oldest)


def oldest_of(answers, times):
    """How long after a publication a reader still got what was there before."""
    ages = [0.0]
    for answer in answers:
        said = [n for n in range(len(times)) if f"Utgåva {n}.".encode() in answer.body]
        newer = [at for at in times[max(said, default=-1) + 1 :] if at < answer.sent_at]
        if newer and answer.body and b"rliga-ramar" in answer.body and said:
            ages.append(answer.sent_at - newer[0])
    return max(ages)
