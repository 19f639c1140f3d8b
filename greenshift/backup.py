"""
A backup in one file: the database, the pictures, and a list of both.

The database is copied first. A picture's name is never used again, so those that come
later do no harm. The list, manifest.json, is the last member: it tells the release, the
migrations, how many rows there are and the checksum of each member.
"""

import json
import os
import sqlite3
import tarfile
from contextlib import closing
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from greenshift import databasecopy, release
from greenshift.models import Image

FORMAT = 1
MANIFEST = "manifest.json"
MEDIA = "media/"


def make(path):
    """Write the backup; return its manifest, and the pictures that are missing."""
    path = Path(path).absolute()
    pictures = set(Image.objects.values_list("file", flat=True))
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as place:
        database, whole = Path(place, databasecopy.name()), Path(place, "whole")
        databasecopy.copy(database)
        manifest = describe(database)
        with (
            os.fdopen(os.open(whole, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file,
            tarfile.open(fileobj=file, mode="w:gz") as archive,
        ):
            fill(archive, database, manifest)
        keep(whole, path)
    there = {name.removeprefix(MEDIA) for name in manifest["members"]}
    return manifest, sorted(pictures - there)


def describe(database):
    """What the manifest says of the copied database."""
    return {
        "format": FORMAT,
        "release": release.VERSION,
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "database": connection.vendor,
        **rows_of(database),
        "members": {},
    }


def rows_of(database):
    """Migrations and numbers of rows, in the copy itself where it can be asked."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(database)) as copy:
            return rows(copy.cursor())
    with connection.cursor() as cursor:
        return rows(cursor)


def rows(cursor):
    there = set(connection.introspection.table_names())
    tables = sorted({model._meta.db_table for model in apps.get_models()} & there)
    counts = {}
    for table in tables:
        cursor.execute(f'SELECT count(*) FROM "{table}"')
        (counts[table],) = cursor.fetchone()
    cursor.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
    migrations = [f"{app}.{name}" for app, name in cursor.fetchall()]
    return {"migrations": migrations, "counts": counts}


def fill(archive, database, manifest):
    members = manifest["members"]
    info = archive.gettarinfo(database, database.name)
    with database.open("rb") as file:
        digest = sha256()
        while chunk := file.read(1 << 20):
            digest.update(chunk)
        members[database.name] = {"size": info.size, "sha256": digest.hexdigest()}
        file.seek(0)
        archive.addfile(info, file)
    for name in media_names():
        try:
            with default_storage.open(name) as file:
                data = file.read()
        except FileNotFoundError:  # deleted since the list was made
            continue
        members[MEDIA + name] = {"size": len(data), "sha256": sha256(data).hexdigest()}
        add(archive, MEDIA + name, data)
    add(archive, MANIFEST, json.dumps(manifest, indent=1).encode())


def media_names(folder=""):
    """Every stored file, by the name that the database knows it by."""
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    start = f"{folder}/" if folder else ""
    yield from (f"{start}{name}" for name in sorted(files))
    for each in sorted(folders):
        yield from media_names(f"{start}{each}")


def add(archive, name, data):
    info = tarfile.TarInfo(name)
    info.size, info.mtime = len(data), int(timezone.now().timestamp())
    archive.addfile(info, BytesIO(data))


def keep(whole, path):
    """Have it on the disk before it takes its name."""
    with whole.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(whole, path)
