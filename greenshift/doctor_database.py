"""The doctor's look at the database, and at what is made of it."""

import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError, connection
from django.utils import timezone

from greenshift import databasecopy, health, mirror, search_index
from greenshift.conflicts import conflicts
from greenshift.doctor_findings import UP, Finding
from greenshift.models import Image
from greenshift.pages import page_models

LATE = timedelta(days=1)


def database():
    try:
        health.database()
        fault = databasecopy.fault()
    except Exception as error:
        if type(error) is DatabaseError:  # as SQLite tells of a file that is damaged
            yield damaged(error)
            return
        what = f"The database can't be opened: {error}."
        yield Finding(what, f"Look at DATABASE_URL, or at DATA_DIR. {UP}")
        return
    if fault:
        yield damaged(fault)


def damaged(fault):
    what = f"The database is damaged: {fault}."
    return Finding(what, "Put the newest backup back: manage.py restore FILE --force.")


def journal():
    if connection.vendor == "sqlite" and not settings.WAL_IS_SAFE:
        what = f"SQLite {sqlite3.sqlite_version} is too old for its journal WAL."
        do = "The site runs safely with another; 3.51.3 or later lets more write."
        yield Finding(what, do, is_remark=True)


def migrations():
    if (told := health.migrations()) != health.FINE:
        yield Finding(f"The database is older than the code: {told}.", UP)


def content():
    if found := conflicts():
        names = ", ".join(each.name for each in found[:5])
        what = f"{len(found)} changed both in content/ and in the admin: {names}."
        yield Finding(what, "Settle them in the admin, under Conflicts.")


def keys():
    """What an older release saved without a key, which no migration could guess."""
    for model in (*page_models(), Image):
        for row in model.objects.filter(key=""):
            what = f"The {model._meta.model_name} {row} has no key."
            yield Finding(what, f"Open it in the admin ({row.pk}), write one and save.")


def pictures():
    """A database that is put back without its folder of pictures shows none."""
    shown = Image.objects.order_by("key")
    gone = [each.key for each in shown if not default_storage.exists(each.file.name)]
    if gone:
        what = f"{len(gone)} pictures have no file: {', '.join(gone[:5])}."
        do = "Put a backup back, or choose their files again in the admin."
        yield Finding(what, do)


def search():
    if count := search_index.to_index().count():
        what = f"Search doesn't know {count} pages as they are."
        yield Finding(what, "Run manage.py index_search.")


def copy():
    if not settings.MIRROR_DIR:
        return
    folder = Path(settings.MIRROR_DIR)
    file = folder / mirror.README
    do = "Run manage.py export_site, and look at what it says."
    if not file.is_file():
        yield Finding(f"There is no copy of the site in {folder}.", do)
    elif mirror.state() not in mirror.readme(folder):
        made = datetime.fromtimestamp(
            file.stat().st_mtime, timezone.get_default_timezone()
        )
        is_late = timezone.now() - made > LATE
        what = f"The copy in {folder} is of {made:%Y-%m-%d %H:%M}, and the site isn't."
        yield Finding(what, do, is_remark=not is_late)
