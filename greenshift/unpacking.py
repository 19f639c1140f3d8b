"""A backup unpacked into a folder, once every checksum has been found right."""

import errno
import json
import tarfile
import zlib
from hashlib import sha256
from pathlib import Path, PurePosixPath

from greenshift import databasecopy
from greenshift.backup import MANIFEST, MEDIA

UNTOUCHED = "Nothing was touched."
NEEDED = {"format", "release", "made_at", "database", "migrations", "members"}
# What reading raises where a file isn't as it was written.
FAULTS = (tarfile.TarError, EOFError, zlib.error, ValueError, LookupError, TypeError)
DAMAGED = "{} is damaged or cut short ({}). Take another backup."


class RestoreError(Exception):
    """A backup that can't be put back, and why."""


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
