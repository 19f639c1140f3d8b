"""
Making the copy in MIRROR_DIR anew when something is published.

After the commit and in a process of its own, so that publishing never waits for it
and can't fail because of it. What is published close together is copied together.
"""

import logging
import subprocess
import sys
from contextlib import contextmanager
from threading import Lock, Timer

from django.conf import settings
from django.db import transaction

log = logging.getLogger(__name__)

TOGETHER = 1  # seconds
pending = Lock()  # held from a publication until the process starts
started: list[subprocess.Popen] = []


def renew_soon():
    """Have the copy made anew once the transaction has been committed."""
    if settings.MIRROR_DIR:
        transaction.on_commit(wait)


def wait():
    if pending.acquire(blocking=False):
        Timer(TOGETHER, begin).start()


@contextmanager
def held():
    """Start nothing until the block ends, for who makes the copy after it."""
    with pending:
        yield


def begin():
    """Start the process, whose faults go to this one's log; never raises."""
    if pending.locked():
        pending.release()
    try:
        started.append(start("--if-changed"))
    except OSError:
        log.exception("The copy in %s can't be made anew.", settings.MIRROR_DIR)
    started[:] = [process for process in started if process.poll() is None]


def start(*options):
    """Begin to make the copy anew, in a process that outlives this one."""
    command = [sys.executable, "manage.py", "export_site", *options]
    return subprocess.Popen(
        command,
        cwd=settings.BASE_DIR,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
