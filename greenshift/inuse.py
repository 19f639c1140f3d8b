"""Whether the site runs: `up` holds a lock for as long, and a restoration another."""

import fcntl
import os
from contextlib import contextmanager

from django.conf import settings

NAME = "in-use"


class InUse(Exception):
    """Somebody else holds the lock."""


def opened():
    flags = os.O_RDWR | os.O_CREAT
    return os.open(settings.DATA_DIR / NAME, flags, 0o600)


def take(descriptor, kind):
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise InUse from error


def hold():
    """Say that the site runs until this process ends, and its workers."""
    take(opened(), fcntl.LOCK_SH)


@contextmanager
def alone():
    """Keep the site from running until the block ends; raises InUse where it does."""
    descriptor = opened()
    try:
        take(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
