"""
Whether the site is alive, and whether it is ready: for who or what watches over it.

/healthz asks nothing but the process. /readyz asks the database, the migrations,
the media and the site's version, and names what is wrong in plain words.
"""

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from greenshift import siteversion

FINE = "ok"


@require_safe
def alive(request):
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def ready(request):
    told = {name: judge(check) for name, check in CHECKS.items()}
    is_ready = all(answer == FINE for answer in told.values())
    return JsonResponse(told, status=200 if is_ready else 503)


def judge(check):
    """What a check says. A fault's own words may tell of paths, and stay in the log."""
    try:
        return check() or FINE
    except Exception as error:
        return f"failed: {type(error).__name__}"


def database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def migrations():
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(waiting)} not run: run manage.py migrate" if waiting else FINE


def media():
    if settings.OBJECT_STORE:
        default_storage.look()
    else:
        default_storage.listdir("")


def site_version():
    siteversion.look(None)


CHECKS = {
    "database": database,
    "migrations": migrations,
    "media": media,
    "site version": site_version,
}
