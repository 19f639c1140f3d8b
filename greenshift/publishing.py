"""From the working copy to readers, and back: publish, schedule, withdraw, restore."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from greenshift import sharing
from greenshift.contentrows import as_file, write_fields, write_relations
from greenshift.models import Edition, EditionLink, Page
from greenshift.schema import relations_of


@transaction.atomic
def publish(page, *, note="", author=None, at=None, until=None, is_small=False):
    """
    Make the working copy what readers see, from `at` on and up to `until`.

    A small change, such as a spelling, asks nothing of the other language.
    Raises ValidationError where `until` is before `at`.
    """
    mark(page, Page.Status.PUBLISHED)
    file = as_file(page)
    edition = Edition(
        kind=page.reference_kind,
        language=page.language,
        key=page.key,
        slug=page.slug,
        title=page.title,
        summary=page.summary,
        position=page.order,
        text=file.dump(),
        digest=file.digest,
        note=note,
        is_small=is_small,
        is_answer=is_stale(page),
        author=author,
        published_at=at or timezone.now(),
        withdrawn_at=until,
    )
    edition.full_clean()
    edition.save()
    EditionLink.objects.bulk_create(
        EditionLink(edition=edition, kind=kind, key=key)
        for kind, key in relations_of(type(page), file.data)
    )
    draw = partial(sharing.keep, edition.title, edition.language)
    transaction.on_commit(draw, robust=True)
    return edition


@transaction.atomic
def withdraw(page):
    """Take the page from readers; its address says that it is withdrawn."""
    now = timezone.now()
    editions_of(page).filter(published_at__gt=now).delete()
    editions_of(page).newest(now).update(withdrawn_at=now)
    mark(page, Page.Status.WITHDRAWN)


@transaction.atomic
def restore(page, edition):
    """Put an old edition's text into the working copy, for someone to publish."""
    write_fields(page, edition.file)
    write_relations(page, edition.file)


def mark(page, status):
    page.status = str(status)
    type(page).objects.filter(pk=page.pk).update(status=page.status)


def is_stale(page):
    """Whether the partner has changed since, so that publishing is an answer."""
    stale = Edition.objects.visible().stale()
    return stale.filter(pk__in=editions_of(page)).exists()


def editions_of(page):
    return Edition.objects.filter(
        kind=page.reference_kind, language=page.language, key=page.key
    )


def settled_file(page):
    """What the page says to the world: its newest edition, or else its row."""
    newest = editions_of(page).first()
    if page.status == Page.Status.PUBLISHED and newest:
        return newest.file
    return as_file(page)


def has_unpublished_changes(page):
    return settled_file(page).digest != as_file(page).digest
