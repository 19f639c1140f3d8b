from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from greenshift.images import LONGEST_SIDE, MAX_BYTES, store

HTML = b"<html><script>alert(1)</script></html>"


def picture(kind="PNG", size=(40, 20), mode="RGB", **options):
    output = BytesIO()
    Image.new(mode, size).save(output, kind, **options)
    return output.getvalue()


def open_stored(data, content_type="image/png"):
    return Image.open(BytesIO(store("bild.png", content_type, data).data))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_stores_a_picture_as_webp(kind):
    stored = open_stored(picture(kind), f"image/{kind.lower()}")

    assert (stored.format, stored.size) == ("WEBP", (40, 20))


@pytest.mark.parametrize("name", ["bild.png", "../../etc/passwd", "x.php", "a\x00.png"])
def test_the_name_tells_the_size_and_nothing_of_the_upload(name):
    stored = store(name, "image/png", picture())

    assert stored.name.endswith("-40x20.webp")
    assert stored.name != store(name, "image/png", picture()).name
    assert "/" not in stored.name


def test_makes_a_large_picture_smaller():
    stored = open_stored(picture(size=(3200, 1600)))

    assert stored.size == (LONGEST_SIDE, LONGEST_SIDE / 2)


def test_turns_the_picture_upright_and_forgets_where_it_was_taken():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Kamera"
    exif.get_ifd(0x8825)[1] = "N"

    stored = open_stored(picture("JPEG", exif=exif, comment=b"Hemma"), "image/jpeg")

    assert stored.size == (20, 40)
    assert not stored.getexif()
    assert not {"comment", "icc_profile", "exif"} & stored.info.keys()


def test_keeps_transparency():
    assert open_stored(picture(mode="LA")).mode == "RGBA"


def test_keeps_greys_of_sixteen_bits():
    grey = Image.new("I;16", (40, 20), 30_000)
    output = BytesIO()
    grey.save(output, "PNG")

    stored = open_stored(output.getvalue()).convert("L")

    assert 116 <= stored.getpixel((5, 5)) <= 118


def test_lines_in_a_palette_are_smooth_when_made_smaller():
    lines = Image.new("P", (3200, 100))
    lines.putpalette([0, 0, 0, 255, 255, 255])
    lines.paste(1, (0, 0, 3200, 51))
    output = BytesIO()
    lines.save(output, "PNG")

    stored = open_stored(output.getvalue()).convert("L")

    assert any(30 < stored.getpixel((800, y)) < 225 for y in range(50))


def test_takes_a_photograph_with_a_map_of_light_behind_it():
    photograph = Image.new("RGB", (5712, 4284), "red")
    output = BytesIO()
    behind = [Image.new("RGB", (1428, 1071))]
    photograph.save(output, "MPO", save_all=True, append_images=behind)

    stored = open_stored(output.getvalue(), "image/mpo")

    assert stored.size == (1600, 1200)
    assert stored.getpixel((5, 5))[0] > 250


def test_leaves_behind_what_is_hidden_in_a_picture():
    assert HTML not in store("a.png", "image/png", picture() + HTML).data


@pytest.mark.parametrize(
    ("content_type", "data"),
    [
        ("image/png", b""),
        ("image/png", HTML),
        ("image/gif", b"GIF89a" + HTML),
        ("image/png", picture("GIF")),
        ("image/jpeg", picture("PNG")),
        ("image/bmp", picture("BMP")),
        ("image/tiff", picture("TIFF")),
        ("image/png", picture()[:40]),
        ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("image/png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("application/pdf", b"%PDF-1.7"),
        ("text/html", picture()),
        ("image/png", b"\x89PNG\r\n\x1a\n" + b"\x00" * 100),
        ("image/png", picture(size=(9000, 9000), mode="1")),
        ("image/png", b"x" * (MAX_BYTES + 1)),
    ],
)
def test_refuses_what_is_not_a_picture_of_ours(content_type, data):
    with pytest.raises(ValidationError):
        store("bild", content_type, data)


def test_counts_pixels_over_all_frames():
    frames = [Image.new("1", (2000, 2000)) for _ in range(12)]
    output = BytesIO()
    frames[0].putpixel((0, 0), 1)
    for number, frame in enumerate(frames):
        frame.putpixel((number, 1), 1)
    frames[0].save(output, "GIF", save_all=True, append_images=frames[1:])

    with pytest.raises(ValidationError):
        store("film.gif", "image/gif", output.getvalue())
