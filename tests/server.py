"""The site as it is really served: `manage.py up` in a process of its own."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, nullcontext, suppress
from hashlib import sha256
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from django.conf import settings

from tests.site import SITE
from tests.slowly import slowly

# What the tests set for themselves and the real site must not inherit.
OURS = ("DEBUG", "DATABASE_NAME", "DATA_DIR", "SECRET_KEY", "DJANGO_SETTINGS_MODULE")
SLOW_LINE = float(os.environ.get("SLOW_LINE", "0"))  # seconds, see tests/slowly.py
PATIENCE = 300  # seconds, on a machine with much else to do


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(data_dir, **changes):
    ours = {name: value for name, value in os.environ.items() if name not in OURS}
    told = {"DATA_DIR": str(data_dir), "SITE_URL": SITE}  # whatever the port
    return ours | database_of(data_dir) | told | changes


def database_of(data_dir):
    """Where the tests run on PostgreSQL, each data folder has a database there."""
    server = os.environ.get("DATABASE_URL")
    if not server:
        return {}
    import psycopg

    name = f"site_{sha256(str(data_dir).encode()).hexdigest()[:16]}"
    with (
        suppress(psycopg.errors.DuplicateDatabase),
        psycopg.connect(server, autocommit=True) as connection,
    ):
        connection.execute(f"CREATE DATABASE {name}")
    return {"DATABASE_URL": urlsplit(server)._replace(path=name).geturl()}


def up(data_dir, *arguments, **changes):
    """Start `up` and return the process, its words in a pipe."""
    return subprocess.Popen(
        [sys.executable, "manage.py", "up", *arguments],
        cwd=settings.BASE_DIR,
        env=environment(data_dir, **changes),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


@contextmanager
def serving(data_dir, *arguments, **changes):
    """Serve the site until the block ends; gives its address and its process."""
    port = free_port()
    process = up(data_dir, "--port", str(port), *arguments, **changes)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(address, process)
        with slowly(address, SLOW_LINE) if SLOW_LINE else nullcontext(address) as line:
            yield line, process
    finally:
        process.terminate()
        process.wait(timeout=30)
        process.stdout.close()


def wait_for(address, process, path="/robots.txt"):
    for _ in range(PATIENCE * 10):
        if process.poll() is not None:
            raise RuntimeError(process.stdout.read())
        try:
            urlopen(f"{address}{path}").close()
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("The site did not start in time.")
