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


def typeset(template: str, data: dict, at: datetime) -> bytes:
    """
    The PDF of a template, <template>.typ, and its data; dated `at`.

    Raises TypesettingError where the data lacks what the template asks for.
    """
    with TemporaryDirectory() as folder:
        shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
        for source in sources_of(data):
            copy_picture(source, Path(folder))
        job = {
            "template": f"{folder}/{template}.typ",
            "fonts": FONTS,
            "standards": STANDARDS,
            "data": json.dumps(data, ensure_ascii=False),
            "at": int(at.timestamp()),
        }
        return pressed(job)


def pressed(job: dict) -> bytes:
    command = [sys.executable, "-I", PRESS]
    done = subprocess.run(
        command, input=json.dumps(job).encode(), capture_output=True, timeout=LONGEST
    )
    if done.returncode:
        raise TypesettingError(done.stderr.decode())
    if done.stderr:
        logger.warning("A paper lacks its standards: %s", done.stderr.decode())
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
