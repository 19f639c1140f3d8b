"""
Pictures as files in content/images: <key>.yaml beside <key>.webp.

The words stand in YAML, and the pixels as the library keeps them, so that a
picture goes out and comes back the same. A consent names people, and stays in
the database.
"""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile as Upload
from django.core.files.storage import default_storage

from greenshift import deletedimages, images, renditions, yaml12
from greenshift.frontmatter import ContentFileError, load_yaml, read_text
from greenshift.models import Image
from greenshift.sync import WRITTEN, Outcome, compare

FOLDER = "images"


@dataclass(frozen=True)
class ImageFile:
    """A picture as it stands in its two files."""

    key: str
    data: dict
    pixels: bytes

    @property
    def path(self) -> PurePosixPath:
        return PurePosixPath(FOLDER, f"{self.key}.yaml")

    def dump(self) -> str:
        return yaml12.dump(self.data)

    @cached_property
    def digest(self) -> str:
        return sha256(self.dump().encode() + self.pixels).hexdigest()


def as_file(image: Image) -> ImageFile:
    data = {name: getattr(image, name) for name in Image.CONTENT_FIELDS}
    with default_storage.open(image.file.name) as file:
        return ImageFile(image.key, data, file.read())


def read(root: Path) -> tuple[list[ImageFile], list[ContentFileError]]:
    """Every picture under `root`, and what is wrong with the others."""
    files, errors = [], []
    for path in sorted((root / FOLDER).glob("*.yaml")):
        try:
            files.append(read_file(path))
        except ContentFileError as error:
            errors.append(error)
    known = {file.key for file in files} | {each.path.stem for each in errors}
    for path in sorted((root / FOLDER).glob("*.webp")):
        if path.stem not in known:
            place = PurePosixPath(FOLDER, path.name)
            message = f"Nothing says what it shows. Write {path.stem}.yaml beside it."
            errors.append(ContentFileError(place, message))
    return files, errors


def read_file(path: Path) -> ImageFile:
    place = PurePosixPath(FOLDER, path.name)
    data = load_yaml(place, read_text(path, place))
    if not isinstance(data, dict) or set(data) != set(Image.CONTENT_FIELDS):
        fields = ", ".join(Image.CONTENT_FIELDS)
        raise ContentFileError(place, f"Write these keys and no others: {fields}.", 1)
    if data["key"] != path.stem:
        raise ContentFileError(place, f"The key must be {path.stem!r}, as the file.")
    pixels = path.with_suffix(".webp")
    if not pixels.is_file():
        raise ContentFileError(place, f"The picture {pixels.name} is missing.")
    plain = {name: data[name] for name in Image.CONTENT_FIELDS}
    file = ImageFile(path.stem, plain, pixels.read_bytes())
    check(file)
    return file


def check(file: ImageFile) -> None:
    """Raise ContentFileError where the words or the pixels are not as they should."""
    try:
        images.store(f"{file.key}.webp", "image/webp", file.pixels)
        Image(**file.data).clean_fields(exclude=["file"])
        Image(**file.data).clean()
    except ValidationError as error:
        raise ContentFileError(file.path, "; ".join(error.messages)) from error


def plan(files: list[ImageFile], *, overwrite: bool = False):
    """[(file, image or None, outcome)], by the same comparison as pages."""
    known = {image.key: image for image in Image.objects.all()}
    deleted = set() if overwrite else deletedimages.keys()
    found = []
    for file in files:
        image = known.get(file.key)
        if image and is_lost(image):
            outcome = Outcome.UPDATED
        elif image:
            ours, agreed = as_file(image).digest, image.synced_digest
            outcome = compare(file=file.digest, database=ours, agreed=agreed)
        else:
            is_deleted = file.key in deleted
            outcome = Outcome.KEPT_AWAY if is_deleted else Outcome.CREATED
        if overwrite and outcome in (Outcome.CONFLICT, Outcome.KEPT):
            outcome = Outcome.UPDATED
        found.append((file, image, outcome))
    return found


def apply(planned) -> None:
    """Write the files that are to be written, and make what readers are shown."""
    for file, image, outcome in planned:
        if outcome in WRITTEN:
            write(file, image)


def is_lost(image: Image) -> bool:
    """Whether the library knows a picture whose own file is gone from the folder."""
    return not default_storage.exists(image.file.name)


def write(file: ImageFile, image: Image | None) -> None:
    """One whose file is lost gets that back, and keeps the words that it has."""
    lost = bool(image) and is_lost(image)
    is_same = image and not lost and as_file(image).pixels == file.pixels
    values = {} if lost else {**file.data, "synced_digest": file.digest}
    if not is_same:
        values |= keep(file.pixels)
    if image:
        Image.objects.filter(pk=image.pk).update(**values)
    else:
        Image.objects.create(**values)
    kept = Image.objects.get(key=file.key)
    renditions.make(kept.file.name, kept.focus)
    if image and not is_same:
        renditions.delete(image.file.name)


def keep(pixels: bytes) -> dict:
    """Put the pixels into the library as they are: `check` has opened them."""
    with images.Image.open(BytesIO(pixels)) as picture:
        width, height = picture.size
        name = default_storage.save(
            f"images/{images.new_name(picture)}", Upload(pixels)
        )
    return {"file": name, "width": width, "height": height}
