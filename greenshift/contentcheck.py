"""
What content/ must live up to before it is published, beyond being readable.

Headings in order, pictures with alt texts, links that say where they lead, a
partner in the other language of the same shape, and a LIX of 45 at most.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from greenshift import imagefiles, linting
from greenshift.contentfiles import ContentFile, ContentFileError, Field
from greenshift.contentfolder import file_schema, kind_of, line_of, read
from greenshift.models import Language

# Titles of other people's publications are not ours to shorten.
NOT_OUR_WORDS = {"sources"}


@dataclass(frozen=True)
class Report:
    """Everything found, the number of pages by folder and language, LIX by path."""

    errors: tuple[ContentFileError, ...]
    counts: dict[tuple[str, str], int]
    lix: dict[str, float]


def check(root: Path) -> Report:
    """Read and judge every page under `root`."""
    folder = read(root)
    errors = list(folder.errors)
    scores = {file.path: lix(file) for file in folder.files}
    for file in folder.files:
        errors += [*text_faults(root, file), *lix_fault(file, scores[file.path])]
        told = kind_of(file).faults_of(file, folder.files)
        errors += [ContentFileError(file.path, message) for message in told]
    errors += partner_faults(folder.files)
    errors += imagefiles.read(root)[1]
    return Report(
        errors=tuple(sorted(errors, key=lambda e: (str(e.path), e.line or 0))),
        counts=dict(Counter((file.folder, file.language) for file in folder.files)),
        lix={str(path): score for path, score in scores.items()},
    )


def lix(file: ContentFile) -> float:
    texts = file.texts(file_schema(file))
    return linting.lix(text for name, text in texts if name not in NOT_OUR_WORDS)


def lix_fault(file: ContentFile, score: float) -> Iterator[ContentFileError]:
    if score > linting.LIX_LIMIT:
        message = (
            f"LIX {score:.0f}, at most {linting.LIX_LIMIT}: use shorter sentences."
        )
        yield ContentFileError(file.path, message)


def text_faults(root: Path, file: ContentFile) -> Iterator[ContentFileError]:
    for _name, text in file.texts(file_schema(file)):
        lines = text.splitlines()
        for finding in linting.lint(text):
            line = line_of(root / file.path, lines[finding.line - 1])
            yield ContentFileError(file.path, finding.message, line)


def partner_faults(files: tuple[ContentFile, ...]) -> Iterator[ContentFileError]:
    by_name = {(file.folder, file.key, file.language): file for file in files}
    for file in files:
        for language in set(Language.values) - {file.language}:
            partner = by_name.get((file.folder, file.key, language))
            if partner is None:
                message = f"The page lacks its partner in {language!r}. Write it."
                yield ContentFileError(file.path, message)
            elif file.language == Language.SWEDISH:
                yield from differences(file, partner)


def differences(file: ContentFile, partner: ContentFile) -> Iterator[ContentFileError]:
    for field in file_schema(file):
        ours, theirs = (
            shape(each.data.get(field.name), field) for each in (file, partner)
        )
        if ours != theirs:
            message = f"{field.name!r} is {told(ours)} here and {told(theirs)} in "
            message += f"{partner.path}. Make them say the same."
            yield ContentFileError(file.path, message)


def shape(value, field: Field):
    """What of a value both languages share: prose by its amount, codes as they are."""
    if field.rows:
        return sorted(map(name_of, value or []))
    if field.name in ("key", "status", "updated", "review_on", "owner"):
        return None
    if field.is_prose:
        return len(value or []) if field.type is list else bool(value)
    return sorted(value) if isinstance(value, list) else value


def told(shape) -> str:
    if isinstance(shape, list):
        return ", ".join(shape) or "empty"
    if type(shape) is int:
        return f"{shape} lines"
    return {True: "there", False: "missing", None: "missing"}.get(shape, str(shape))


def name_of(row: dict) -> str:
    """What tells a part from its like in both languages."""
    return row.get("key") or row.get("step") or row["kind"]
