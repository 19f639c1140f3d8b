"""
Finished pages in a folder, for all workers of a machine and from start to start.

A page is made once for the machine: a worker that finds it on the shelf, made under
the same version of the site by the same release with the same settings, need not ask
Django. Where two come at once, one makes it. The shelf is a help and no more: what
can't be read or written there is made as if there were none. And where the database
can't be reached when the site starts, what was seen last is seen still.
"""

import fcntl
import json
import logging
import os
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from greenshift import release
from greenshift.pagecache.store import Form, StoredPage

LOCK = ".lock"
LONGEST_WAIT, STEP = 1.0, 0.005  # seconds for another to be done, and between looks

log = logging.getLogger(__name__)


class Shelf:
    """`release` tells states of code and settings apart. No folder is no shelf."""

    def __init__(self, folder: Path | None, release: str = ""):
        self.folder, self.release = folder, release
        if folder:
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                log.warning("There is no shelf for pages: %s", error)
                self.folder = None

    @contextmanager
    def turn(self, key, *, waits: bool) -> Iterator[bool]:
        """
        Whether it is this process that makes the page now; another may be at it.

        Who waits gets the turn when the other is done, and finds the page there.
        """
        try:
            lock = self.folder and os.open(self.lock(key), os.O_RDWR | os.O_CREAT)
        except OSError:
            lock = None
        if lock is None:
            yield True
            return
        try:
            yield has_locked(lock, waits)
        finally:
            os.close(lock)

    def take(self, key, version) -> StoredPage | None:
        """The page as it was made under the version; with None, what was seen last."""
        if not self.folder:
            return None
        try:
            head, _line, bodies = self.path(key).read_bytes().partition(b"\n")
            told = json.loads(head)
            if told["release"] == self.release and is_valid(told, version):
                return unpacked(told, bodies, version)
        except (OSError, ValueError, KeyError, TypeError):
            pass
        return None

    def drop(self, key) -> None:
        with suppress(OSError):
            if self.folder:
                self.path(key).unlink(missing_ok=True)

    def put(self, key, page: StoredPage) -> None:
        if not self.folder:
            return
        path, new = self.path(key), self.path(key, f".{os.getpid()}")
        try:
            new.write_bytes(packed(page, self.release))
            new.replace(path)
        except OSError:  # a full disk, for one
            with suppress(OSError):
                new.unlink()

    def keep_only(self, keys: Collection) -> None:
        """Throw out what has no place in the site any longer."""
        if not self.folder:
            return
        known = {self.path(key).name for key in keys}
        with suppress(OSError):
            for path in self.folder.iterdir():
                if path.name not in known and path.suffix != LOCK:
                    path.unlink(missing_ok=True)

    def path(self, key, ending="") -> Path:
        return self.folder / f"{digest(key)}{ending}"

    def lock(self, key) -> Path:
        """One of a few: whoever makes up addresses must not fill the folder."""
        return self.folder / f"{digest(key)[:2]}{LOCK}"


def of_site() -> Shelf:
    """The shelf as the settings have it, for the code that runs."""
    folder = settings.PAGE_SHELF
    return Shelf(folder, folder and release.state())


def digest(key) -> str:
    return sha256(repr(key).encode()).hexdigest()[:32]


def has_locked(lock: int, waits: bool) -> bool:
    """Whether the lock is ours. A process that hangs is not waited for for ever."""
    until = time.monotonic() + LONGEST_WAIT
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if not waits or time.monotonic() > until:
                return waits
            time.sleep(STEP)
        except OSError:  # a disk that knows no locks
            return True
        else:
            return True


def is_valid(told: dict, version) -> bool:
    """A token has content of its own, until a moment that the version knows."""
    if version is None:
        return time.time() < told["until"]
    return (told["token"], told["until"]) == (version.token, version.until)


def packed(page: StoredPage, release: str) -> bytes:
    """A line of JSON with the headers, then the bytes of each form."""
    told = {"release": release, "token": page.version.token}
    told |= {"until": page.version.until, "size": page.size}
    told |= {"last_modified": page.last_modified, "forms": {}}
    for name, form in page.forms.items():
        size = sum(map(len, form.body))
        told["forms"][name] = [form.tag, size, form.headers, form.unchanged]
    bodies = (part for form in page.forms.values() for part in form.body)
    return b"\n".join([json.dumps(told).encode(), b"".join(bodies)])


def unpacked(told: dict, bodies: bytes, version) -> StoredPage:
    """Raises ValueError where bytes are missing."""
    forms, at = {}, 0
    for name, (tag, size, *pairs) in told["forms"].items():
        headers, unchanged = ([tuple(pair) for pair in each] for each in pairs)
        forms[name] = Form(tag, [bodies[at : at + size]], headers, unchanged)
        at += size
    if at != len(bodies):
        raise ValueError("The file is cut.")
    return StoredPage(forms, told["last_modified"], version, told["size"])
