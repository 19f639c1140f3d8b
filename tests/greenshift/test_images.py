from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from greenshift.images import LONGEST_SIDE, store

HTML = b"<html><script>alert(1)</script></html>"


def upload(content, name="bild.png"):
    return SimpleUploadedFile(name, content)


def picture(kind="PNG", size=(40, 20), mode="RGB", **options):
    output = BytesIO()
    Image.new(mode, size).save(output, kind, **options)
    return output.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_stores_a_picture_as_webp(kind):
    stored = Image.open(store(upload(picture(kind))))

    assert (stored.format, stored.size) == ("WEBP", (40, 20))


def test_makes_a_large_picture_smaller():
    stored = Image.open(store(upload(picture(size=(3200, 1600)))))

    assert stored.size == (LONGEST_SIDE, LONGEST_SIDE / 2)


def test_turns_the_picture_upright_and_forgets_where_it_was_taken():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Kamera"
    exif.get_ifd(0x8825)[1] = "N"

    content = store(upload(picture("JPEG", exif=exif)))

    stored = Image.open(content)
    assert stored.size == (20, 40)
    assert not stored.getexif()


def test_keeps_transparency():
    stored = Image.open(store(upload(picture(mode="LA"))))

    assert stored.mode == "RGBA"


def test_leaves_behind_what_is_hidden_in_a_picture():
    assert HTML not in store(upload(picture() + HTML)).read()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        HTML,
        b"GIF89a" + HTML,
        picture("GIF"),
        picture("BMP"),
        picture()[:40],
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 100,
    ],
)
def test_refuses_what_is_not_a_picture(content):
    with pytest.raises(ValidationError):
        store(upload(content))


def test_refuses_a_picture_with_too_many_pixels():
    with pytest.raises(ValidationError):
        store(upload(picture("PNG", size=(9000, 9000), mode="1")))


def test_refuses_a_file_that_is_too_large():
    with pytest.raises(ValidationError):
        store(upload(b"x" * (10 * 1024 * 1024 + 1)))
