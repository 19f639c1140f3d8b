"""
How long a locked SQLite database is waited for: readers briefly, editors longer.

A lock is held for milliseconds, unless something is wrong. Then each reader who
waits takes a thread from those whose pages are in memory, so they give up soon. An
editor who saves may have to let a long import pass first.
"""

from contextvars import ContextVar

from django.conf import settings
from django.db import connection
from django.db.backends.signals import connection_created

READING, WRITING = 1_000, 10_000  # milliseconds

milliseconds: ContextVar[int] = ContextVar("milliseconds", default=WRITING)


def be_patient(get_response):
    """Wait for the database as long as the request is worth."""

    def middleware(request):
        is_reading = request.method in ("GET", "HEAD")
        token = milliseconds.set(READING if is_reading else WRITING)
        apply(connection)
        try:
            return get_response(request)
        finally:
            milliseconds.reset(token)

    return middleware


def serve():
    """Let a connection be opened as soon as a reader would have it, or not at all."""
    if connection.vendor == "sqlite":
        settings.DATABASES["default"]["OPTIONS"]["timeout"] = READING / 1000


def apply(connection, **kwargs):
    """Tell an open connection; one that opens later is told then."""
    opened = connection.connection
    if connection.vendor == "sqlite" and opened is not None:
        opened.execute(f"PRAGMA busy_timeout = {milliseconds.get()}")


connection_created.connect(apply, dispatch_uid="patience")
