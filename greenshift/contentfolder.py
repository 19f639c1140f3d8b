"""
The folder content/ as a whole: every file, and what they promise each other.

Keys are unique within a kind and language, and links lead somewhere. Faults are
collected, not raised one at a time, so that a person mends them in one go.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext as _

from greenshift import glossary, linting, rendering, thesaurus
from greenshift.contentfiles import ContentFile, ContentFileError
from greenshift.frontmatter import read_text
from greenshift.markdowntree import REFERENCE, TERM
from greenshift.models import Language
from greenshift.pages import page_kinds
from greenshift.schema import schema


@dataclass(frozen=True)
class Folder:
    """What stands in content/: the files that can be read, and every fault."""

    files: tuple[ContentFile, ...]
    errors: tuple[ContentFileError, ...]


def read(root: Path) -> Folder:
    """Read every page under `root`; changes nothing and asks no database."""
    models = {model.CONTENT_FOLDER: model for model in page_kinds().values()}
    files, errors = [], []
    for path in sorted(each for each in root.rglob("*") if each.is_file()):
        place = PurePosixPath(path.relative_to(root).as_posix())
        if place.parts[0] == "images" or place.name.startswith("."):
            continue
        try:
            files.append(read_file(path, place, models))
        except ContentFileError as error:
            errors.append(error)
    errors += duplicates(files)
    if not errors:  # what links to a page that can't be read is not at fault
        errors += [*dead_links(root, files), *missing_pictures(root, files)]
    told = {str(error): error for error in errors}  # each once
    return Folder(tuple(files), tuple(told.values()))


def read_file(path: Path, place: PurePosixPath, models: dict) -> ContentFile:
    fits = len(place.parts) == 3 and place.suffix == ".md"
    if (
        not fits
        or place.parts[0] not in Language.values
        or place.parts[1] not in models
    ):
        message = "No page belongs here. Pages are <language>/<folder>/<slug>.md, with "
        message += f"{' or '.join(Language.values)} and {', '.join(sorted(models))}."
        raise ContentFileError(place, message)
    text = read_text(path, place)
    return ContentFile.parse(place, text, schema(models[place.parts[1]]))


def duplicates(files: list[ContentFile]) -> Iterator[ContentFileError]:
    seen: dict[tuple, PurePosixPath] = {}
    for file in files:
        name = (file.language, file.folder, file.key)
        if name in seen:
            message = f"The key {file.key!r} is taken by {seen[name]}. Give it another."
            yield ContentFileError(file.path, message)
        seen[name] = file.path


def dead_links(root: Path, files: list[ContentFile]) -> Iterator[ContentFileError]:
    targets = targets_in(files)
    for file in files:
        for _name, text in file.texts(file_schema(file)):
            for _line, address in linting.link_addresses(text):
                if problem := fault(file, address, targets):
                    line = line_of(root / file.path, f"({address})")
                    yield ContentFileError(file.path, problem, line)
        recommended = thesaurus.pages_named(file.data.get("recommended", []))
        for reference in (*file.references(file_schema(file)), *recommended):
            if problem := fault(file, reference, targets):
                line = line_of(root / file.path, reference)
                yield ContentFileError(file.path, problem, line)


def missing_pictures(root: Path, files) -> Iterator[ContentFileError]:
    for file in files:
        for key in pictures_in(file):
            if not (root / "images" / f"{key}.yaml").is_file():
                message = f"There is no picture image:{key} in content/images."
                line = line_of(root / file.path, f"(image:{key})")
                yield ContentFileError(file.path, message, line)


def pictures_in(file: ContentFile) -> Iterator[str]:
    """The keys of the pictures that a page's file shows."""
    for _name, text in file.texts(file_schema(file)):
        for reference in rendering.picture_references(text):
            yield reference.partition(":")[2]


@dataclass(frozen=True)
class Target:
    """A page as something to link to, with the places on it."""

    file: ContentFile

    @property
    def name(self) -> tuple[str, str]:
        return (
            self.file.language,
            f"{kind_of(self.file)._meta.model_name}:{self.file.key}",
        )

    @cached_property
    def anchors(self) -> set[str]:
        headings = {each.id for each in rendering.render(self.file.body).headings}
        return headings | {
            f"{part.ANCHOR}-{row['key']}"
            for name in kind_of(self.file).CONTENT_PARTS
            for part in [kind_of(self.file)._meta.get_field(name).related_model]
            for row in self.file.data.get(name, [])
            if part.ANCHOR
        }


def targets_in(files: Iterable[ContentFile]) -> dict[tuple[str, str], Target]:
    """Pages and the glossary's words, by language and what texts refer to them by."""
    found = {}
    for file in files:
        target = Target(file)
        found[target.name] = target
        for row in glossary.rows(file):
            found[file.language, glossary.reference(row)] = target
    return found


def fault(file: ContentFile, address: str, targets: dict) -> str:
    """What is wrong with a link's address, or nothing."""
    if address.startswith(("https://", "http://", "mailto:", "tel:")):
        return ""
    own = Target(file).name[1]
    reference = REFERENCE.fullmatch(
        own + address if address.startswith("#") else address
    )
    if not reference:
        message = _("The link to “{address}” leads nowhere. Link to pages by kind:key.")
        return message.format(address=address)
    page, anchor = reference.groups(default="")
    target = targets.get((file.language, page))
    if target is None and page.startswith(f"{TERM}:"):
        message = _("The glossary has no word “{page}” in {language}.")
        return message.format(page=page, language=file.language)
    if target is None:
        message = _("The link to “{page}” leads nowhere: no such page in {language}.")
        return message.format(page=page, language=file.language)
    if anchor and anchor[1:] not in target.anchors:
        known = ", ".join(sorted(target.anchors)) or "none"
        message = _("There is no place {anchor} on {page}. Its places: {known}.")
        return message.format(anchor=anchor, page=page, known=known)
    return ""


def kind_of(file: ContentFile):
    return next(m for m in page_kinds().values() if file.folder == m.CONTENT_FOLDER)


def file_schema(file: ContentFile):
    return schema(kind_of(file))


def line_of(path: Path, words: str) -> int | None:
    """The first line of a file that has these words."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((n for n, line in enumerate(lines, start=1) if words in line), None)
