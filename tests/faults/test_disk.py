"""A full disk while a picture is uploaded and while a page is published."""

import io
import os
import shutil

import pytest
from PIL import Image

from tests.faults.site import PAGE, Editor, Site, served, until

ROOM = "64m"
TOLD = "kan inte läsa eller spara just nu"
UPLOAD = "/admin/greenshift/image/add/"


@pytest.fixture
def small(made, tmp_path, mount):
    """A site whose data is on a small disk of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mount(place, "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs")
    shutil.copytree(made, place / "var")
    with served(Site(place / "var")) as site:
        for _ in range(30):
            site.get(PAGE)
        yield site


@pytest.fixture
def full(small):
    """Until the test takes away what fills the disk."""
    filler = small.data_dir.parent / "filler"
    with filler.open("wb", buffering=0) as file:  # or closing it may want room too
        while True:
            try:
                file.write(os.urandom(2**16))
            except OSError:
                break
    return filler


@pytest.fixture
def picture():
    noise = Image.frombytes("RGB", (800, 600), os.urandom(800 * 600 * 3))
    file = io.BytesIO()
    noise.save(file, "JPEG", quality=95)
    return file.getvalue()


def upload(editor, picture):
    values = editor.form(UPLOAD) | {
        **{"alt_sv": "Brus", "alt_da": "Støj", "credit": "Någon"},
        **{"key": "brus", "title": "Brus", "licence": "CC BY 4.0", "_save": "1"},
    }
    return editor.send(UPLOAD, values, {"file": ("brus.jpg", picture, "image/jpeg")})


def files(site):
    return sorted(path for path in (site.data_dir / "media").rglob("*.*"))


def test_a_picture_that_has_no_room_leaves_nothing_behind(small, picture, request):
    editor = Editor(small)
    before = files(small)
    filler = request.getfixturevalue("full")

    answer = upload(editor, picture)

    assert (answer.status_code, TOLD in answer.text) == (503, True)
    assert files(small) == before
    assert small.get(PAGE).status_code == 200
    filler.unlink()
    until(lambda: "Lade till bild" in upload(editor, picture).text)
    assert len(files(small)) > len(before)


def test_a_page_that_has_no_room_stays_as_it_was(small, request):
    editor = Editor(small)
    before = small.get(PAGE).text
    editor.get(editor.page_form)
    filler = request.getfixturevalue("full")

    answer = editor.publish("Finns inte plats för")

    assert (answer.status_code, TOLD in answer.text) == (503, True)
    assert small.get(PAGE).text == before
    filler.unlink()
    until(lambda: editor.has_published("Plats igen"))
    until(lambda: small.says("Plats igen"))
