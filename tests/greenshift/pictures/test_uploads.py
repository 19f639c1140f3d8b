"""Pictures that are uploaded: taken, or refused with a word and nothing left behind."""

import errno
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError
from PIL import Image as Pillow

from greenshift import renditions
from greenshift.models import Image
from tests.greenshift.pictures.conftest import add, media

pytestmark = pytest.mark.django_db


def test_an_upload_is_written_anew_in_every_size_and_format(image, settings):
    stem = image.file.name.removesuffix(".webp")

    assert image.file.name.endswith("-900x600.webp")
    made = [f"{w}.{e}" for w in (400, 800, 900) for e in ("avif", "jpg", "webp")]
    assert media(settings) == sorted(
        [image.file.name, f"{stem}/share-50-50.jpg", *(f"{stem}/{n}" for n in made)]
    )


def test_a_picture_without_words_is_refused(editor):
    response = add(editor, alt_da="")

    assert "Beskriv bilden" in response.text
    assert not Image.objects.exists()


def test_a_file_name_is_no_description(editor):
    response = add(editor, alt_sv="IMG_2041.jpg")

    assert "Det där är ett filnamn." in response.text
    assert not Image.objects.exists()


def test_a_picture_whose_title_makes_no_key_is_told_to_have_one_written(editor):
    response = add(editor, title="🌱")

    assert response.context["adminform"].form.errors["key"] == [
        "Skriv en nyckel: rubriken har inga bokstäver."
    ]
    assert not Image.objects.exists()


@pytest.mark.parametrize(
    ("name", "data", "content_type"),
    [
        ("a.png", b"<script>alert(1)</script>", "image/png"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
        ("../../x.png", b"", "image/png"),
        ("a.png", b"%PDF-1.7", "image/png"),
        ("a.png", b"x" * (12 * 1024 * 1024 + 1), "image/png"),
    ],
)
def test_a_file_that_is_no_picture_is_refused_with_the_rest_of_the_form_kept(
    editor, settings, name, data, content_type
):
    response = add(editor, file=SimpleUploadedFile(name, data, content_type))

    assert response.context["adminform"].form.errors["file"]
    assert "Ett fält" in response.text
    assert media(settings) == []


def test_a_file_of_another_kind_is_refused_with_the_kinds_that_are_taken(editor):
    heic = SimpleUploadedFile("IMG_1.HEIC", b"\0\0\0 ftypheic", "image/heic")

    assert "Använd JPEG, PNG, WebP eller GIF." in add(editor, file=heic).text


def test_a_picture_of_far_too_many_pixels_is_told_to_have_them(editor, monkeypatch):
    monkeypatch.setattr(Pillow, "MAX_IMAGE_PIXELS", 1000)

    response = add(editor)

    assert response.context["adminform"].form.errors["file"] == [
        "Bilden har för många pixlar."
    ]
    assert not Image.objects.exists()


def test_a_telephones_photograph_with_more_behind_it_is_taken(editor):
    content = BytesIO()
    behind = [Pillow.new("RGB", (90, 60))]
    photograph = Pillow.new("RGB", (900, 600), "green")
    photograph.save(content, "MPO", save_all=True, append_images=behind)
    file = SimpleUploadedFile("a.jpg", content.getvalue(), "image/jpeg")

    assert add(editor, file=file).status_code == 302


@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "full"), OperationalError()])
def test_a_picture_that_cannot_be_saved_leaves_no_file(
    editor, settings, monkeypatch, fault
):
    def fail(name, focus):
        monkeypatch.undo()
        renditions.make(name, focus)
        raise fault

    editor.raise_request_exception = False
    monkeypatch.setattr("greenshift.image_admin.renditions.make", fail)

    assert add(editor).status_code == 503
    assert media(settings) == []
    assert not Image.objects.exists()
