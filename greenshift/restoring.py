"""
Putting a backup back: nothing is touched before every checksum has been found right.

The pictures come first, which does no harm to the database that stands; then the new
database takes the old one's place. SQLite's is kept beside it; PostgreSQL's is not.
"""

import errno
import json
import tarfile
import zlib
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from greenshift import databasecopy, inuse
from greenshift.backup import FORMAT, MANIFEST, MEDIA, media_names

UNTOUCHED = "Nothing was touched."
OLD = {
    "sqlite": "the old one is kept beside it",
    "postgresql": "the old one is gone then: take a backup of it first",
}
NEEDED = {"format", "release", "made_at", "database", "migrations", "members"}
# What reading raises where a file isn't as it was written.
FAULTS = (tarfile.TarError, EOFError, zlib.error, ValueError, LookupError, TypeError)
DAMAGED = "{} is damaged or cut short ({}). Take another backup."


class RestoreError(Exception):
    """A backup that can't be put back, and why."""


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
        databasecopy.put(Path(place, databasecopy.name()))
    return manifest


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


def unpack(path, place):
    """Write every member under `place`, and return the manifest they agree with."""
    try:
        with tarfile.open(path, "r:gz") as archive:
            found = {}
            for member in archive:
                check_member(path, member, found)
                found[member.name] = write(archive, member, place)
        manifest = json.loads((place / MANIFEST).read_bytes())
        check_members(path, manifest, found)
    except FAULTS as error:
        raise RestoreError(f"{DAMAGED.format(path, error)} {UNTOUCHED}") from error
    except OSError as error:
        raise RestoreError(f"{reason(error, path)} {UNTOUCHED}") from error
    return manifest


def reason(error, path):
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "The disk is full: make room for the unpacked backup."
    if error.errno is None or Path(error.filename or "").name == MANIFEST:
        return DAMAGED.format(path, error.strerror or error)  # gzip's own checksum
    return f"{error.filename or path} can't be read or written: {error.strerror}."


def check_member(path, member, found):
    name = PurePosixPath(member.name)
    is_known = member.name in (MANIFEST, *databasecopy.NAMES.values())
    is_plain = member.isfile() and ".." not in name.parts
    is_ours = is_known or member.name.startswith(MEDIA)
    if is_ours and is_plain and member.name not in found:
        return
    raise RestoreError(
        f"{path} isn't a backup as this site makes them: {member.name}. {UNTOUCHED}"
    )


def write(archive, member, place):
    """Write a member, and return what the manifest should say of it."""
    target = place / member.name
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = sha256()
    with archive.extractfile(member) as source, target.open("wb") as file:
        while chunk := source.read(1 << 20):
            digest.update(chunk)
            file.write(chunk)
    return {"size": target.stat().st_size, "sha256": digest.hexdigest()}


def check_members(path, manifest, found):
    """Raise RestoreError where a member is missing, changed or not in the manifest."""
    if NEEDED.difference(manifest):
        raise ValueError("its manifest lacks something")
    told = manifest["members"]
    del found[MANIFEST]
    wrong = sorted(
        name for name in told.keys() | found.keys() if told.get(name) != found.get(name)
    )
    if wrong:
        raise RestoreError(
            f"{path} has been changed since it was made: {', '.join(wrong[:5])}. "
            f"Take another backup. {UNTOUCHED}"
        )


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
        raise RestoreError(
            f"The backup is of {manifest['database']}, and this site uses "
            f"{connection.vendor}. Set DATABASE_URL as it was. {UNTOUCHED}"
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
