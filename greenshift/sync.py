"""
Move pages between content/ and the database without losing an edit.

Both sides may change. Each page remembers the digest it had when the two
sides last agreed, so a three-way comparison tells who moved:

    file == database                    unchanged
    file == last agreed                 kept: only the database moved
    database == last agreed             updated: only the file moved
    otherwise                           conflict: both moved, a person decides

A file whose page was deleted in the admin is kept away: deleting is an edit too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError

from greenshift import publishing
from greenshift.contentfiles import ContentFile, ContentFileError
from greenshift.contentrows import write_fields, write_relations
from greenshift.models import Page
from greenshift.pages import page_models


class Outcome(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    KEPT = "kept"
    UNCHANGED = "unchanged"
    CONFLICT = "conflict"
    KEPT_AWAY = "kept away"


WRITTEN = (Outcome.CREATED, Outcome.UPDATED)


@dataclass(frozen=True)
class Change:
    """A file, its page and how they compare. A page without a row is not saved."""

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
            page = model(language=file.language, key=file.key)
            is_deleted = publishing.is_deleted(page) and not overwrite
            outcome = Outcome.KEPT_AWAY if is_deleted else Outcome.CREATED
        else:
            outcome = compare_page(file, page)
        if outcome in (Outcome.CONFLICT, Outcome.KEPT) and overwrite:
            outcome = Outcome.UPDATED
        changes.append(Change(file, page, outcome))
    return changes


def compare_page(file: ContentFile, page: Page) -> Outcome:
    """What is not published yet, or planned to be, is an edit too, and never lost."""
    settled = publishing.settled_file(page).digest
    outcome = compare(file=file.digest, database=settled, agreed=page.synced_digest)
    if outcome is Outcome.UPDATED and publishing.has_more_to_say(page):
        return Outcome.CONFLICT
    return outcome


def compare(*, file: str, database: str, agreed: str) -> Outcome:
    if file == database:
        return Outcome.UNCHANGED
    if file == agreed:
        return Outcome.KEPT
    if database == agreed:
        return Outcome.UPDATED
    return Outcome.CONFLICT


def apply(changes: list[Change]) -> None:
    """
    Write the changes: every page first, then what ties them together.

    Raises ContentFileError where a file breaks a rule of the model; the caller
    holds the transaction.
    """
    written = [change for change in changes if change.outcome in WRITTEN]
    for write in (write_fields, write_relations, make_public):
        for change in written:
            naming_the_file(change, write)
    for change in changes:
        if change.outcome in (*WRITTEN, Outcome.UNCHANGED):
            agree(change.page, change.file)


def make_public(page: Page, file: ContentFile) -> None:
    """Publish what the file says is published, and withdraw what it says is not."""
    status = file.data["status"]
    if status == Page.Status.PUBLISHED:
        publishing.publish(page)
    elif publishing.editions_of(page).exists():
        publishing.withdraw(page)
        publishing.mark(page, status)


def naming_the_file(change: Change, write) -> None:
    try:
        write(change.page, change.file)
    except ValidationError as error:
        message = "; ".join(error.messages)
        raise ContentFileError(change.file.path, message) from error


def agree(page: Page, file: ContentFile) -> None:
    """Remember that file and database say the same."""
    if page.synced_digest != file.digest:
        page.synced_digest = file.digest
        type(page).objects.filter(pk=page.pk).update(synced_digest=file.digest)
