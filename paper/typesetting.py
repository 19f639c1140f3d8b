"""
From a tree to a PDF: Typst is given data and templates, never text as markup.

The PDFs are tagged (PDF/UA-1) and made to last (PDF/A-2a). Where a text makes that
impossible, the PDF is made without the promise, and the log says why.
The same data gives the same bytes.
"""

import json
import logging
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files.storage import default_storage

logger = logging.getLogger(__name__)

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "typst"
FONTS = str(HERE / "fonts")
PRESS = str(HERE / "press.py")
STANDARDS = ["ua-1", "a-2a"]
LONGEST = 120  # seconds, on a machine that is busy with other things


class TypesettingError(RuntimeError):
    """No PDF was made, and why."""


def typeset(
    template: str, data: dict, at: datetime, *, is_private: bool = False
) -> bytes:
    """
    The PDF of a template, <template>.typ, and its data; dated `at`.

    Of what is private nothing is told in the log. Raises TypesettingError where the
    data lacks what the template asks for.
    """
    with TemporaryDirectory() as folder:
        shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
        for source in sources_of(data):
            copy_picture(source, Path(folder))
        job = job_of(f"{folder}/{template}.typ", data) | {"standards": STANDARDS}
        return pressed(job | {"at": int(at.timestamp())}, is_private)


def picture(svg: str) -> bytes:
    """A drawing as a PNG, for programs that draw none."""
    return pressed(job_of(f"{TEMPLATES}/picture.typ", {"svg": svg}) | {"format": "png"})


def job_of(template: str, data: dict) -> dict:
    told = json.dumps(data, ensure_ascii=False)
    job = {"template": template, "data": told, "fonts": FONTS, "format": "pdf"}
    return job | {"standards": [], "at": 0}


def pressed(job: dict, is_private: bool = False) -> bytes:
    command = [sys.executable, "-I", PRESS]
    sent = json.dumps(job).encode()
    try:
        done = subprocess.run(command, input=sent, capture_output=True, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        raise TypesettingError(f"Not done in {LONGEST} seconds.") from None
    told = "(a private text)" if is_private else done.stderr.decode()
    if done.returncode:
        raise TypesettingError(told)
    if done.stderr:
        logger.warning("A paper lacks its standards: %s", told)
    return done.stdout


def sources_of(data) -> Iterator[str]:
    """The addresses of all pictures in some data."""
    if isinstance(data, dict):
        if data.get("is") == "img":
            yield data["src"]
        data = list(data.values())
    if isinstance(data, list):
        for each in data:
            yield from sources_of(each)


def copy_picture(source: str, folder: Path) -> None:
    """Put a picture of the library where the template finds it, by its address."""
    with default_storage.open(source.removeprefix(settings.MEDIA_URL)) as file:
        data = file.read()
    place = folder / source.lstrip("/")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
