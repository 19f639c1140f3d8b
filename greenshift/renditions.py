"""
A picture in the sizes and formats that browsers ask for, made when it is uploaded.

A rendition's name is made of the stored file's, which is never used again, and of
its width: a name stands for ever for the same bytes, and nothing is made twice.
"""

from io import BytesIO
from pathlib import PurePosixPath

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageOps

WIDTHS = (400, 800, 1600)  # pixels
# The column of text at most, in a window wide enough, and else the window.
SIZES = "(min-width: 48rem) 44rem, 100vw"
SHARE_SIZE = (1200, 630)  # as sharing.py draws it
# By file ending: Pillow's name and options. AVIF is the smallest, JPEG the oldest.
FORMATS = {
    "avif": ("AVIF", {"quality": 60, "speed": 7}),
    "webp": ("WEBP", {"quality": 78, "method": 5}),
    "jpg": ("JPEG", {"quality": 80, "progressive": True, "optimize": True}),
}


def folder(name: str) -> str:
    """Where the renditions of a stored file are kept, with a slash at the end."""
    path = PurePosixPath(name)
    return f"{path.parent}/{path.stem}/"


def widths(width: int) -> list[int]:
    """The widths a picture is shown in, its own at most."""
    return [each for each in WIDTHS if each < width] + [min(width, WIDTHS[-1])]


def share_name(focus: tuple[int, int]) -> str:
    """The crop for Open Graph; a moved focus makes another name."""
    return f"share-{focus[0]}-{focus[1]}.jpg"


def make(name: str, focus: tuple[int, int]) -> int:
    """
    Make the renditions of a stored file that are missing, and count them.

    `focus` is the point that crops keep, in percent from the left and the top.
    """
    with default_storage.open(name) as file, Image.open(file) as original:
        original.load()
        made = sum(
            keep(f"{folder(name)}{width}.{ending}", original, width)
            for width in widths(original.width)
            for ending in FORMATS
        )
        return made + keep_share(f"{folder(name)}{share_name(focus)}", original, focus)


def keep(path: str, original: Image.Image, width: int) -> bool:
    if default_storage.exists(path):
        return False
    kind, options = FORMATS[path.rpartition(".")[2]]
    height = max(1, round(original.height * width / original.width))
    picture = original.resize((width, height), Image.Resampling.LANCZOS)
    if kind == "JPEG":
        picture = on_white(picture)
    save(path, picture, kind, options)
    return True


def keep_share(path: str, original: Image.Image, focus: tuple[int, int]) -> bool:
    if default_storage.exists(path):
        return False
    centre = (focus[0] / 100, focus[1] / 100)
    crop = ImageOps.fit(on_white(original), SHARE_SIZE, centering=centre)
    save(path, crop, *FORMATS["jpg"])
    return True


def on_white(picture: Image.Image) -> Image.Image:
    """JPEG knows no transparency."""
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    ground = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")


def save(path: str, picture: Image.Image, kind: str, options: dict) -> None:
    output = BytesIO()
    picture.save(output, kind, **options)
    default_storage.save(path, ContentFile(output.getvalue()))


def delete(name: str) -> None:
    """Remove a stored file and everything made of it."""
    place = folder(name)
    for each in files_in(place):
        default_storage.delete(f"{place}{each}")
    default_storage.delete(place.rstrip("/"))
    default_storage.delete(name)


def files_in(place: str) -> list[str]:
    """An object store has no folders, and says that any of them is empty."""
    try:
        return default_storage.listdir(place)[1]
    except FileNotFoundError:
        return []
