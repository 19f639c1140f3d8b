"""
From a tree to a PDF: Typst is given data and templates, never text as markup.

The PDFs are tagged (PDF/UA-1) and made to last (PDF/A-2a); Typst refuses to make one
where a picture lacks its alt text. The same data gives the same bytes.
"""

import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from django.conf import settings
from django.core.files.storage import default_storage

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "typst"
FONTS = str(HERE / "fonts")
STANDARDS = ["ua-1", "a-2a"]


def typeset(template: str, data: dict, at: datetime) -> bytes:
    """
    The PDF of a template, <template>.typ, and its data; dated `at`.

    Raises typst.TypstError where the data lacks what the template asks for.
    """
    with TemporaryDirectory() as folder:
        shutil.copytree(TEMPLATES, folder, dirs_exist_ok=True)
        for source in sources_of(data):
            copy_picture(source, Path(folder))
        return typst.compile(
            f"{folder}/{template}.typ",
            font_paths=[FONTS],
            ignore_system_fonts=True,
            pdf_standards=STANDARDS,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            timestamp=int(at.timestamp()),
        )


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
    place = folder / source.lstrip("/")
    place.parent.mkdir(parents=True, exist_ok=True)
    with default_storage.open(source.removeprefix(settings.MEDIA_URL)) as file:
        place.write_bytes(file.read())
