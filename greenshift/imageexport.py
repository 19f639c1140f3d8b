"""The picture library written into content/images, and out of it what was deleted."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from greenshift import deletedimages, imagefiles
from greenshift.contentfolder import pictures_in, read
from greenshift.imagefiles import ImageFile, as_file, is_lost
from greenshift.models import Image
from greenshift.sync import Outcome


def export(root: Path) -> int:
    """
    Write every picture that differs from its files, and count them.

    One without a key, of an older release, has no name for a file, and one may have
    lost its own: `doctor` tells of both.
    """
    written = 0
    for image in Image.objects.exclude(key=""):
        if is_lost(image):
            continue
        file = as_file(image)
        path = root / file.path
        parts = {path: file.dump().encode(), path.with_suffix(".webp"): file.pixels}
        is_there = all(p.is_file() and p.read_bytes() == d for p, d in parts.items())
        Image.objects.filter(pk=image.pk).update(synced_digest=file.digest)
        if not is_there:
            path.parent.mkdir(parents=True, exist_ok=True)
            for place, data in parts.items():
                place.write_bytes(data)
            written += 1
    return written


def remove_deleted(
    root: Path, *, overwrite: bool
) -> Iterator[tuple[PurePosixPath, bool]]:
    """
    Remove the files of pictures deleted in the admin, and tell of each if it is gone.

    What has changed since stays unless told, and what a page's file shows always does.
    """
    away = kept_away(root)
    files = read(root).files if away else ()
    shown = {key for file in files for key in pictures_in(file)}
    for file in away:
        is_free = file.key not in shown and (overwrite or deletedimages.is_of(file))
        if is_free:
            (root / file.path).unlink()
            (root / file.path).with_suffix(".webp").unlink()
        yield file.path, is_free


def kept_away(root: Path) -> list[ImageFile]:
    files, _errors = imagefiles.read(root)
    planned = imagefiles.plan(files)
    return [file for file, _row, outcome in planned if outcome is Outcome.KEPT_AWAY]
