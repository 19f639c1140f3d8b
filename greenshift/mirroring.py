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
# Leaves the process to init. Its parent would have to reap it, and the server knows of
# its workers only.
ON_ITS_OWN = 'test -x "$1" || exit 127; "$@" &'


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
        start("--if-changed")
    except (OSError, subprocess.SubprocessError):
        log.exception("The copy in %s can't be made anew.", settings.MIRROR_DIR)


def start(*options):
    """
    Begin to make the copy anew, in a process that outlives this one.

    Raises OSError or SubprocessError where there can be none.
    """
    command = [sys.executable, "manage.py", "export_site", *options]
    subprocess.run(
        ["/bin/sh", "-c", ON_ITS_OWN, "sh", *command],
        check=True,
        cwd=settings.BASE_DIR,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
