"""
Move pages between content/ and the database without losing an edit.

Both sides may change. Each page remembers the digest it had when the two
sides last agreed, so a three-way comparison tells who moved:

    file == database                    unchanged
    file == last agreed                 kept: only the database moved
    database == last agreed             updated: only the file moved
    otherwise                           conflict: both moved, a person decides
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError

from greenshift.contentfiles import ContentFile, ContentFileError
from greenshift.models import Page
from greenshift.pages import page_models
from greenshift.schema import is_relation, own_fields, part_fields


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    KEPT = "kept"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"


@dataclass(frozen=True)
class Change:
    """What importing one file comes to."""

    file: ContentFile
    page: Page
    outcome: Outcome


def plan(files: Iterable[ContentFile], *, overwrite: bool = False) -> list[Change]:
    """Compare every file with its page, and change nothing."""
    models = {model.CONTENT_FOLDER: model for model in page_models()}
    changes = []
    for file in files:
        model = models[file.folder]
        page = model.objects.filter(language=file.language, key=file.key).first()
        if page is None:
            outcome, page = Outcome.CREATED, model(language=file.language)
        else:
            outcome = compare(
                file=file.digest, database=as_file(page).digest, agreed=page.synced_digest
            )
        if outcome is Outcome.CONFLICT and overwrite:
            outcome = Outcome.UPDATED
        changes.append(Change(file, page, outcome))
    return changes


def compare(*, file: str, database: str, agreed: str) -> Outcome:
    if file == database:
        return Outcome.UNCHANGED
    if file == agreed:
        return Outcome.KEPT
    if database == agreed:
        return Outcome.UPDATED
    return Outcome.CONFLICT


def apply(changes: list[Change]) -> None:
    """Write the changes: every page first, then what ties them together."""
    written = [c for c in changes if c.outcome in (Outcome.CREATED, Outcome.UPDATED)]
    for change in written:
        naming_the_file(change, write_fields)
    for change in written:
        naming_the_file(change, write_relations)
    for change in changes:
        if change.outcome is Outcome.UNCHANGED:
            agree(change.page, change.file)


def naming_the_file(change: Change, write) -> None:
    try:
        write(change.page, change.file)
    except ValidationError as error:
        message = "; ".join(error.messages)
        raise ContentFileError(change.file.path, message) from error


def write_fields(page: Page, file: ContentFile) -> None:
    page.slug, page.body = file.slug, file.body
    for field in own_fields(type(page)):
        empty = field.get_default()
        setattr(page, field.name, file.data.get(field.name, empty))
    page.full_clean()
    page.save()


def write_relations(page: Page, file: ContentFile) -> None:
    for name in type(page).CONTENT_FIELDS:
        if is_relation(type(page), name):
            model = type(page)._meta.get_field(name).related_model
            keys = file.data.get(name, [])
            getattr(page, name).set(find(model, page.language, key) for key in keys)
    for name in type(page).CONTENT_PARTS:
        write_parts(page, name, file.data.get(name, []))
    agree(page, file)


def write_parts(page: Page, name: str, rows: list[dict]) -> None:
    """Make the parts anew; a part is known by its place in the file."""
    relation = type(page)._meta.get_field(name)
    getattr(page, name).all().delete()
    for position, row in enumerate(rows, start=1):
        part = relation.related_model(position=position, **{relation.field.name: page})
        for field in part_fields(relation.related_model):
            value = row.get(field.name, field.get_default())
            if field.is_relation:
                value = find(field.related_model, page.language, value)
            setattr(part, field.name, value)
        part.full_clean()
        part.save()


def find(model, language: str, key: str) -> Page:
    page = model.objects.filter(language=language, key=key).first()
    if page is None:
        kind = model._meta.model_name
        raise ValidationError(f"There is no {kind} with the key {key!r} in {language!r}.")
    return page


def agree(page: Page, file: ContentFile) -> None:
    if page.synced_digest != file.digest:
        page.synced_digest = file.digest
        type(page).objects.filter(pk=page.pk).update(synced_digest=file.digest)


def as_file(page: Page) -> ContentFile:
    """Write a page as its content file."""
    values = {name: content_value(page, name) for name in type(page).CONTENT_FIELDS}
    return ContentFile(
        language=page.language,
        folder=page.CONTENT_FOLDER,
        slug=page.slug,
        data={name: value for name, value in values.items() if value not in EMPTY},
        body=page.body,
    )


EMPTY = (None, "", [])


def content_value(page: Page, name: str):
    if name in type(page).CONTENT_PARTS:
        return [part_as_row(part) for part in getattr(page, name).all()]
    if is_relation(type(page), name):
        related = getattr(page, name).order_by(
            type(page)._meta.get_field(name).related_model.ORDER_FIELD, "key"
        )
        return list(related.values_list("key", flat=True))
    return getattr(page, name)


def part_as_row(part) -> dict:
    row = {}
    for field in part_fields(type(part)):
        value = getattr(part, field.name)
        row[field.name] = value.key if field.is_relation else value
    return {name: value for name, value in row.items() if value not in EMPTY}
