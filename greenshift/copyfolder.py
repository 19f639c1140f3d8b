"""
Where a copy is kept: a symbolic link to a folder beside it.

A new copy is made in a folder of its own, and then the link is switched: whoever reads
sees the old copy whole, or the new one, also when a run is killed.
"""

import fcntl
import os
import shutil
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp


class MirrorError(Exception):
    """A copy that can't be made, and why."""


class AlreadyWaiting(Exception):
    """Another run waits to begin, and will see all that this one would."""


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


def newest(folder):
    """The copy that stands, or None."""
    return folder.resolve() if folder.is_symlink() else None


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
        yield place
    finally:
        if folder.resolve() != place:
            shutil.rmtree(place)


def switch(made, folder):
    old = newest(folder)
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
