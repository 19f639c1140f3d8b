"""Which release of the site this is, and the day it came."""

import os
import sysconfig
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
VERSION = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"]
RELEASED_ON = date(2026, 11, 26)

# What pages are made of, beside the database.
PAGES = (
    "greenshift",
    "method",
    "cases",
    "paper",
    "plan",
    "templates",
    "locale",
    "static",
)


@cache
def state() -> str:
    """
    Code, templates, libraries and settings as one value, another when they are.

    It is what a process was started with, whatever is installed meanwhile.
    """
    from django.conf import settings

    own = filter(str.isupper, dir(import_module("greenshift.settings")))
    told = [f"{name} {getattr(settings, name)!r}" for name in own]
    # What is installed, with versions, as the folders' names tell.
    libraries = Path(sysconfig.get_paths()["purelib"]).glob("*.dist-info")
    return digest(PAGES, *sorted(told), *sorted(path.name for path in libraries))


def digest(places: tuple[str, ...], *told: str) -> str:
    """Files and folders of the project, and more that is told, as one value."""
    whole = sha256(" ".join(told).encode())
    for path in files_in(map(PROJECT.parent.joinpath, places)):
        with open(path, "rb", buffering=0) as file:
            whole.update(file.read())
    return whole.hexdigest()


def files_in(places: Iterable[Path]) -> Iterator[str]:
    """In the same order each time. A start waits for it, and Path.rglob is slow."""
    for place in places:
        if place.is_file():
            yield str(place)
        for folder, folders, names in os.walk(place):
            folders[:] = sorted(set(folders) - {"__pycache__"})
            yield from (os.path.join(folder, name) for name in sorted(names))
