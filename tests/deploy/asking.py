"""What the tests of a server in front ask it, and how the site behind it is halted."""

import os
import signal
import subprocess
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

PAGE = "/metod/principer/oppet-och-larande/"
ENCODINGS = ("", "gzip", "gzip, deflate, br, zstd")
SAFE = (
    *("content-security-policy", "cross-origin-opener-policy"),
    *("cross-origin-resource-policy", "permissions-policy", "referrer-policy"),
    *("x-content-type-options", "x-frame-options"),
)
# What is the application's own to say of a page, and is passed on as it is.
OWN = ("etag", "content-encoding", "cache-control", *SAFE)


class Reply:
    def __init__(self, response):
        self.status, self.body = response.status, response.read()
        self.headers = {name.lower(): value for name, value in response.getheaders()}
        self.safe = {name: self.headers.get(name) for name in SAFE}
        policy = self.safe["content-security-policy"] or ""
        self.safe["content-security-policy"] = set(policy.split("; "))


def ask(address, path, method="GET", body=None, **headers):
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
    try:
        connection.request(method, path, body, told)
        return Reply(connection.getresponse())
    finally:
        connection.close()


def processes(parent):
    told = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True
    )
    return [parent, *map(int, told.stdout.split())]


def is_halted(pid):
    """Whether each thread has taken notice: T is stopped, and Z is no longer there."""
    threads = Path(f"/proc/{pid}/task").glob("*/stat")
    return all(
        each.read_text().rpartition(")")[2].split()[0] in "TZ" for each in threads
    )


@contextmanager
def stopped(process):
    """The application there, and answering nothing: its processes are halted."""
    halted = processes(process.pid)
    for pid in halted:
        os.kill(pid, signal.SIGSTOP)
    try:
        while not all(is_halted(pid) for pid in halted):
            time.sleep(0.01)
        yield
    finally:
        for pid in reversed(halted):
            os.kill(pid, signal.SIGCONT)
