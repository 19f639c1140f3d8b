"""
Uploaded pictures made safe: read as a picture and nothing else, written anew.

What is stored is made from pixels only, so nothing else in the upload survives:
no place, no camera, no page of HTML dressed up as a PNG.
"""

import warnings
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP", "AVIF")
MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 50_000_000  # over all frames; a camera of today makes 48 million
LONGEST_SIDE = 1600  # pixels; twice the width of a text column on a dense screen
QUALITY = 80


def store(upload) -> ContentFile:
    """
    Turn an uploaded file into a WebP of at most LONGEST_SIDE pixels.

    Raises ValidationError, in the editor's language, for what is not a picture.
    """
    if upload.size > MAX_BYTES:
        raise ValidationError(_("The file is larger than 10 MB. Make it smaller."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return rewrite(upload)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        message = _("The file can't be read as a picture. Use JPEG, PNG, WebP or AVIF.")
        raise ValidationError(message) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(_("The picture has too many pixels.")) from error


def rewrite(upload) -> ContentFile:
    with Image.open(upload, formats=FORMATS) as picture:
        if (
            picture.width * picture.height * getattr(picture, "n_frames", 1)
            > MAX_PIXELS
        ):
            raise Image.DecompressionBombError
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        has_alpha = upright.has_transparency_data
        pixels = upright.convert("RGBA" if has_alpha else "RGB")
    clean = Image.new(pixels.mode, pixels.size)
    clean.paste(pixels)
    output = BytesIO()
    clean.save(output, "WEBP", quality=QUALITY, method=6)
    return ContentFile(output.getvalue(), name="picture.webp")
