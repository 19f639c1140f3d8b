"""
Putting a backup back: nothing is touched before every checksum has been found right.

The pictures come first, which does no harm to the database that stands; then the new
database takes the old one's place. SQLite's is kept beside it; PostgreSQL's is not.
"""

from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from greenshift import databasecopy, inuse, moving
from greenshift.backup import FORMAT, MEDIA, media_names
from greenshift.unpacking import UNTOUCHED, RestoreError, unpack

OLD = {
    "sqlite": "the old one is kept beside it",
    "postgresql": "the old one is gone then: take a backup of it first",
}


def restore(path, *, force):
    """Put the backup back and return its manifest; migrate is left to the caller."""
    home = home_of_database()
    home.mkdir(parents=True, exist_ok=True)
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    check_place(force)
    with (
        not_running(),
        TemporaryDirectory(dir=home, prefix=".restore-") as place,
    ):
        manifest = unpack(Path(path), Path(place))
        check_fits(manifest)
        if connection.vendor == "sqlite":
            databasecopy.close_journal(databasecopy.sqlite_path())
        put_media(Path(place), manifest)
        put_database(Path(place, databasecopy.NAMES[manifest["database"]]))
    return manifest


def put_database(copy):
    if copy.name == databasecopy.name():
        databasecopy.put(copy)
    else:
        moving.move(copy)


def home_of_database():
    if connection.vendor == "sqlite":
        return databasecopy.sqlite_path().absolute().parent
    return settings.DATA_DIR


def check_place(force):
    is_taken = not databasecopy.is_empty() or next(media_names(), None)
    if is_taken and not force:
        raise RestoreError(
            "There is a database or pictures here already. Say --force to replace the "
            f"database; {OLD[connection.vendor]}. {UNTOUCHED}"
        )


@contextmanager
def not_running():
    try:
        with inuse.alone():
            yield
    except inuse.InUse as error:
        message = f"The site is running. Stop it, and restore then. {UNTOUCHED}"
        raise RestoreError(message) from error


def check_fits(manifest):
    """Refuse what another release or another kind of database has made."""
    known = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    known = {".".join(each) for each in known}
    unknown = [name for name in manifest["migrations"] if name not in known]
    if manifest["format"] != FORMAT or unknown:
        raise RestoreError(
            f"The backup was made by release {manifest['release']}, which is newer "
            f"({', '.join(unknown[:3])}). Install that release first. {UNTOUCHED}"
        )
    if manifest["database"] != connection.vendor:
        check_moves(manifest, known)


def check_moves(manifest, known):
    """SQLite's rows can be moved to PostgreSQL, where both have the same tables."""
    if (manifest["database"], connection.vendor) != ("sqlite", "postgresql"):
        raise RestoreError(
            f"The backup is of {manifest['database']}, and this site uses "
            f"{connection.vendor}. Set DATABASE_URL as it was. {UNTOUCHED}"
        )
    if known.difference(manifest["migrations"]):
        raise RestoreError(
            f"The backup was made by release {manifest['release']}, and only one of "
            "this release can be moved to PostgreSQL. Upgrade the site where it is, "
            f"and take another backup. {UNTOUCHED}"
        )


def put_media(place, manifest):
    """A name stands for the same bytes for ever, so only damaged files are replaced."""
    for name, told in manifest["members"].items():
        if not name.startswith(MEDIA):
            continue
        own = name.removeprefix(MEDIA)
        if default_storage.exists(own):
            with default_storage.open(own) as file:
                if sha256(file.read()).hexdigest() == told["sha256"]:
                    continue
            default_storage.delete(own)
        with (place / name).open("rb") as file:
            default_storage.save(own, File(file))
