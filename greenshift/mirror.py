"""
The whole public site as files, for when the application is gone.

Every page is rendered in this process, as a reader would get it. A copy is made in a
folder of its own beside the old one, with unchanged files hard-linked, and then a
symbolic link is switched: whoever reads sees the old copy whole, or the new one.
"""

import fcntl
import json
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from greenshift.models import Edition, Image
from greenshift.opendata import LICENCE

README = "LÄSMIG.txt"
ETAGS = ".etags.json"  # of what is costly to make, to ask whether it has changed
SOURCES = ("greenshift", "method", "cases", "templates", "static", "locale")


class MirrorError(Exception):
    """A copy that can't be made, and why."""


class AlreadyWaiting(Exception):
    """Another run waits to begin, and will see all that this one would."""


@dataclass
class Copy:
    """A copy in the making, and the one that stands, from which it takes over files."""

    folder: Path
    before: Path | None
    files: int = 0
    written: int = 0
    etags: dict = field(default_factory=dict)

    def keep(self, name, data):
        old = self.old(name)
        if old and old.read_bytes() == data:
            return self.take_over(name)
        self.place(name).write_bytes(data)
        self.written += 1

    def take_over(self, name):
        os.link(self.old(name), self.place(name))

    def place(self, name):
        self.files += 1
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def old(self, name):
        path = self.before and self.before / name
        return path if path and path.is_file() else None

    @property
    def old_etags(self):
        known = self.old(ETAGS)
        return json.loads(known.read_text()) if known else {}

    @property
    def is_changed(self):
        if not self.before:
            return True
        there = sum(path.is_file() for path in self.before.rglob("*"))
        return bool(self.written) or self.files != there - 1  # the README


def renew(folder, fill, *, if_changed=False):
    """
    Make the copy in `folder` anew by `fill`; return it, or None if all is as it was.

    With `if_changed` nothing is rendered where readers would meet the same as before.
    Raises MirrorError, and AlreadyWaiting; the copy that stands is then left alone.
    """
    folder = Path(folder).absolute()
    check_place(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with alone(folder):
        remove_leftovers(folder)
        version = state()
        if if_changed and version in readme(folder):
            return None
        with making(folder) as copy:
            fill(copy)
            copy.keep(ETAGS, json.dumps(copy.etags, sort_keys=True).encode())
            return settle(copy, folder, version)


def settle(copy, folder, version):
    if copy.is_changed:
        write_readme(copy.folder, version)
        switch(copy.folder, folder)
        return copy
    if version not in readme(folder):
        write_readme(folder.resolve(), version)
    return None


def check_place(folder):
    """Take over an empty folder or a link of our own, and nothing else."""
    is_own_link = folder.is_symlink() and os.readlink(folder).startswith(prefix(folder))
    is_empty = folder.is_dir() and not any(folder.iterdir())
    if (folder.exists() or folder.is_symlink()) and not (is_own_link or is_empty):
        raise MirrorError(
            f"{folder} holds something else. Name a folder that isn't there yet, or an "
            "empty one: it becomes a link to the newest copy."
        )


def prefix(folder):
    return f".{folder.name}-"


@contextmanager
def alone(folder):
    """One run at a time, and at most one that waits for it."""
    stem = folder.with_name(f".{folder.name}")
    with open(f"{stem}.queue", "w") as queue, open(f"{stem}.lock", "w") as lock:
        try:
            fcntl.flock(queue, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyWaiting from None
        fcntl.flock(lock, fcntl.LOCK_EX)
        fcntl.flock(queue, fcntl.LOCK_UN)
        yield


@contextmanager
def making(folder):
    """A folder to fill, which is removed unless it has become the copy."""
    place = Path(mkdtemp(prefix=prefix(folder), dir=folder.parent))
    place.chmod(0o755)
    try:
        yield Copy(place, folder.resolve() if folder.is_symlink() else None)
    finally:
        if folder.resolve() != place:
            shutil.rmtree(place)


def switch(made, folder):
    old = folder.resolve() if folder.is_symlink() else None
    link = made.with_name(f"{made.name}.link")
    link.symlink_to(made.name)
    if folder.is_dir() and not folder.is_symlink():
        folder.rmdir()
    os.replace(link, folder)
    if old:
        shutil.rmtree(old, ignore_errors=True)


def remove_leftovers(folder):
    """What a run that was killed has left."""
    for path in folder.parent.glob(f"{prefix(folder)}*"):
        if path.is_symlink():
            path.unlink()
        elif path != folder.resolve():
            shutil.rmtree(path, ignore_errors=True)


def state():
    """What readers meet and who draws it, as a short word that changes with them."""
    editions = list(Edition.objects.visible().order_by("pk").values_list("pk"))
    images = list(Image.objects.order_by("pk").values_list())
    told = (settings.SITE_URL, settings.SITE_OWNER, settings.CONTACT_EMAIL)
    code = max(
        path.stat().st_mtime_ns
        for name in SOURCES
        for path in (settings.BASE_DIR / name).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    )
    whole = repr((editions, images, told, code, Edition.objects.count()))
    return sha256(whole.encode()).hexdigest()[:16]


def readme(folder):
    path = folder / README
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def write_readme(folder, version):
    context = {
        "now": timezone.localtime(),
        "version": version,
        "licence": LICENCE,
        "site_url": settings.SITE_URL,
        "site_owner": settings.SITE_OWNER,
    }
    text = render_to_string("copy_readme.txt", context)
    path = folder / f"{README}.new"
    path.write_text(text, encoding="utf-8")
    os.replace(path, folder / README)
