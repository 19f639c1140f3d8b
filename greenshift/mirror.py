"""
The whole public site as files, for when the application is gone.

What fills a copy is in copymaking, and where it is kept in copyfolder. Files that have
not changed are taken over from the copy before, and where none has, nothing is written.
"""

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from greenshift.copyfolder import (
    AlreadyWaiting,
    MirrorError,
    alone,
    check_place,
    making,
    newest,
    remove_leftovers,
    switch,
)
from greenshift.models import Edition, SiteVersion
from greenshift.opendata import LICENCE

__all__ = ["AlreadyWaiting", "Copy", "MirrorError", "drift", "renew"]

README = "LÄSMIG.txt"
SOURCES = (
    *("greenshift", "method", "cases", "paper", "plan"),
    *("templates", "static", "locale"),
)


@dataclass
class Copy:
    """A copy in the making, and the one that stands, from which it takes over files."""

    folder: Path
    before: Path | None
    files: int = 0
    written: int = 0

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
        with making(folder) as place:
            copy = Copy(place, newest(folder))
            fill(copy)
            return settle(copy, folder, version)


def settle(copy, folder, version):
    if copy.is_changed:
        write_readme(copy.folder, version)
        switch(copy.folder, folder)
        return copy
    if version not in readme(folder):
        write_readme(folder.resolve(), version)
    return None


def drift(folder, fill):
    """
    The names of files that the copy has otherwise than the site would write them now.

    Raises MirrorError where there is no copy, or the site can't be read.
    """
    folder = Path(folder).absolute()
    stands = newest(folder)
    if stands is None:
        raise MirrorError(f"There is no copy in {folder}.")
    with alone(folder), making(folder) as place:
        fill(Copy(place, stands))
        now, then = files_in(place), files_in(stands)
    return sorted({name for name, _file in now.items() ^ then.items()} - {README})


def files_in(folder):
    """Each file's name and what it is: one that is taken over is the same file."""
    return {
        path.relative_to(folder).as_posix(): path.stat().st_ino
        for path in folder.rglob("*")
        if path.is_file()
    }


def state():
    """What readers meet and who draws it, as a short word that changes with them."""
    token = SiteVersion.objects.values_list("token").get()
    editions = list(Edition.objects.visible().order_by("pk").values_list("pk"))
    told = (settings.SITE_URL, settings.SITE_OWNER, settings.CONTACT_EMAIL)
    code = max(
        path.stat().st_mtime_ns
        for name in SOURCES
        for path in (settings.BASE_DIR / name).rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    )
    whole = repr((token, editions, told, code))
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
