"""
Uploaded pictures made safe: read as a picture and nothing else, written anew.

What is stored is made from pixels only, so nothing else in the upload survives:
no place, no camera, no page of HTML dressed up as a PNG.
"""

import secrets
import warnings
from dataclasses import dataclass
from io import BytesIO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _, gettext_lazy
from PIL import Image, ImageOps, UnidentifiedImageError

TYPES = {
    "image/gif": "GIF",
    "image/jpeg": "JPEG",
    "image/mpo": "JPEG",  # from telephones, with a map of light or of depth behind it
    "image/png": "PNG",
    "image/webp": "WEBP",
}
MAX_BYTES = 12 * 1024 * 1024
MAX_PIXELS = 40_000_000  # counted over all frames
LONGEST_SIDE = 1600  # pixels; twice the width of a text column on a dense screen
TOO_MANY_PIXELS = gettext_lazy("The picture has too many pixels.")
QUALITY = 90  # readers get renditions, which are made of this

Image.MAX_IMAGE_PIXELS = MAX_PIXELS  # Pillow's own guard against bombs


@dataclass(frozen=True)
class Stored:
    """What is kept of an upload: a name of our own, and a WebP."""

    name: str
    data: bytes


def store(name: str, content_type: str, data: bytes) -> Stored:
    """
    Turn an uploaded file into a WebP of at most LONGEST_SIDE pixels.

    The stored name tells the picture's size, <random>-<width>x<height>.webp, and
    nothing of `name`. Raises ValidationError, in the editor's language.
    """
    if len(data) > MAX_BYTES:
        raise ValidationError(_("The file is larger than 12 MB. Make it smaller."))
    if content_type not in TYPES:
        refuse(name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return rewrite(data, TYPES[content_type])
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(TOO_MANY_PIXELS) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        refuse(name, error)


def refuse(name: str, error=None):
    message = _("“%(name)s” can't be read as a picture. Use JPEG, PNG, WebP or GIF.")
    raise ValidationError(message, params={"name": name}) from error


def rewrite(data: bytes, kind: str) -> Stored:
    with Image.open(BytesIO(data), formats=[kind]) as picture:
        is_still = picture.format == "MPO"  # what lies behind is never read
        frames = 1 if is_still else getattr(picture, "n_frames", 1)
        if picture.width * picture.height * frames > MAX_PIXELS:
            raise Image.DecompressionBombError
        pixels = in_colours(ImageOps.exif_transpose(picture))
        pixels.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.new(pixels.mode, pixels.size)
    clean.paste(pixels)
    output = BytesIO()
    clean.save(output, "WEBP", quality=QUALITY, method=6)
    return Stored(new_name(clean), output.getvalue())


def in_colours(picture: Image.Image) -> Image.Image:
    """
    As WebP has it, and before it is made smaller: a palette's lines would turn jagged.

    Greys of sixteen bits, such as scans and heights have, would all become white.
    """
    if picture.mode.startswith("I;16"):
        picture = picture.convert("I").point(lambda grey: grey / 256).convert("L")
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    return picture if picture.mode == mode else picture.convert(mode)


def new_name(picture: Image.Image) -> str:
    """A name that is used once: renditions are kept by it for ever."""
    return f"{secrets.token_hex(8)}-{picture.width}x{picture.height}.webp"
