"""Which release of the site this is, and the day it came."""

import os
import sysconfig
import tomllib
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from importlib import import_module
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"
VERSION = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"]
RELEASED_ON = date(2026, 11, 25)

# Folders of the project that no page is made of.
BESIDE = {"build", "content", "docs", "node_modules", "tests", "var", "__pycache__"}


def state() -> str:
    """Code, templates, libraries and settings as one value, another when they are."""
    from django.conf import settings

    told = [*files(), *libraries()]
    own = filter(str.isupper, dir(import_module("greenshift.settings")))
    told += [(name, repr(getattr(settings, name))) for name in own]
    return sha256(repr(sorted(told)).encode()).hexdigest()


def files() -> Iterator[tuple]:
    """The project's own files, with when each was written."""
    for folder, folders, names in os.walk(PROJECT.parent):
        folders[:] = [each for each in folders if is_of_pages(each)]
        for path in (Path(folder, name) for name in names):
            known = path.stat()
            yield str(path), f"{known.st_size} {known.st_mtime_ns}"


def is_of_pages(folder: str) -> bool:
    return folder not in BESIDE and not folder.startswith(".")


def libraries() -> list[tuple]:
    """What is installed, with versions, as the folders' names tell."""
    installed = Path(sysconfig.get_paths()["purelib"]).glob("*.dist-info")
    return [(path.name, "") for path in installed]
