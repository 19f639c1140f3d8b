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
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

TYPES = {
    "image/gif": "GIF",
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WEBP",
}
MAX_BYTES = 12 * 1024 * 1024
MAX_PIXELS = 40_000_000  # counted over all frames
LONGEST_SIDE = 1600  # pixels; twice the width of a text column on a dense screen
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
        raise ValidationError(_("The picture has too many pixels.")) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        refuse(name, error)


def refuse(name: str, error=None):
    message = _("“%(name)s” can't be read as a picture. Use JPEG, PNG, WebP or GIF.")
    raise ValidationError(message, params={"name": name}) from error


def rewrite(data: bytes, kind: str) -> Stored:
    with Image.open(BytesIO(data), formats=[kind]) as picture:
        frames = getattr(picture, "n_frames", 1)
        if picture.width * picture.height * frames > MAX_PIXELS:
            raise Image.DecompressionBombError
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        pixels = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    clean = Image.new(pixels.mode, pixels.size)
    clean.paste(pixels)
    output = BytesIO()
    clean.save(output, "WEBP", quality=QUALITY, method=6)
    return Stored(new_name(clean), output.getvalue())


def new_name(picture: Image.Image) -> str:
    """A name that is used once: renditions are kept by it for ever."""
    return f"{secrets.token_hex(8)}-{picture.width}x{picture.height}.webp"
