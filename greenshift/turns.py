"""
One who writes at a time, on PostgreSQL as on SQLite.

SQLite lets one transaction write at a time, and has it wait before it reads. With
PostgreSQL two editors, or an editor and an import, could read the same text and write
over each other. Who writes texts there takes a turn first: the lock of the row that
the site's triggers change anyway, so that nobody waits for two. Readers wait for none.
"""

from contextlib import contextmanager
from functools import wraps

from django.db import connection, transaction

from greenshift.siteversion import SiteVersion

SETTING_UP = 0x6772_6F6E  # a name among the locks that the database keeps for us


def take():
    """Wait until no one else writes, inside a transaction and before the first look."""
    if connection.features.has_select_for_update:
        list(SiteVersion.objects.select_for_update().values_list("pk"))


def whole(view):
    """Have an admin's view do what is posted to it in one transaction."""

    @wraps(view)
    def do(model_admin, request, *arguments, **options):
        if request.method != "POST":
            return view(model_admin, request, *arguments, **options)
        with transaction.atomic():
            return view(model_admin, request, *arguments, **options)

    return do


@contextmanager
def setting_up():
    """Let one machine at a time migrate and import; the others find it done."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")
        cursor.execute("SET lock_timeout = 0")
        cursor.execute("SELECT pg_advisory_lock(%s)", [SETTING_UP])
    try:
        yield
    finally:
        connection.close()  # and with it the lock and the settings
