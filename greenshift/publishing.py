"""From the working copy to readers, and back: publish, schedule, withdraw, restore."""

from dataclasses import replace
from functools import partial

from django.db import transaction
from django.utils import timezone

from greenshift import mirroring, search_index, sharing, turns
from greenshift.contentrows import as_file, write_fields, write_relations
from greenshift.models import Edition, EditionLink, Page
from greenshift.schema import relations_of

# Until when, unless a publisher tells another time, or None for always.
AS_PLANNED = object()


@transaction.atomic
def publish(page, *, note="", author=None, at=None, until=AS_PLANNED, **told):
    """
    Make the working copy what readers see, from `at` on and up to `until`.

    Where a withdrawal is planned, it stays so unless `until` says otherwise.
    More may be told of the change: is_small, such as a spelling, asks nothing of the
    other language, and is_after_feedback thanks readers for it.
    What was to be published later than this is not: its text is older.
    Raises ValidationError where `until` is before `at`.
    """
    turns.take()
    now = timezone.now()
    until = goes_at(page) if until is AS_PLANNED else until
    editions_of(page).coming(now).filter(published_at__gte=at or now).delete()
    mark(page, Page.Status.PUBLISHED)
    edition = make_edition(
        page,
        note=note,
        author=author,
        published_at=at or now,
        withdrawn_at=until,
        **told,
    )
    mirroring.renew_soon()
    search_index.add(edition)
    draw = partial(sharing.keep, edition.title, edition.language)
    transaction.on_commit(draw, robust=True)
    return edition


def make_edition(page, **told):
    """Keep what the working copy says, and the pages that it is related to."""
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
        is_answer=is_stale(page),
        **told,
    )
    edition.full_clean()
    edition.save()
    EditionLink.objects.bulk_create(
        EditionLink(edition=edition, kind=kind, key=key)
        for kind, key in relations_of(type(page), file.data)
    )
    return edition


@transaction.atomic
def withdraw(page):
    """Take the page from readers; its address says that it is withdrawn."""
    turns.take()
    now = timezone.now()
    drop_coming(page, now)
    editions_of(page).newest(now).update(withdrawn_at=now)
    mark_unseen(page)
    mirroring.renew_soon()


@transaction.atomic
def cancel_times(page):
    """Let nothing come or go by itself: what readers see now, they go on seeing."""
    turns.take()
    now = timezone.now()
    drop_coming(page, now)
    editions_of(page).filter(withdrawn_at__gt=now).update(withdrawn_at=None)
    if not editions_of(page).visible(now).exists():
        mark_unseen(page)
    mirroring.renew_soon()


def drop_coming(page, now):
    """Let nothing come, and take back the day that it would have come on."""
    editions_of(page).coming(now).delete()
    today = timezone.localdate(now)
    if page.updated > today:
        last = Edition.objects.history_of(page).first()
        set_updated(page, last.file.data["updated"] if last else today)


@transaction.atomic
def restore(page, edition):
    """Put an old edition's text into the working copy, for someone to publish."""
    turns.take()
    write_fields(page, edition.file)
    write_relations(page, edition.file)


def mark(page, status):
    page.status = str(status)
    type(page).objects.filter(pk=page.pk).update(status=page.status)


def mark_unseen(page):
    """Say of a page that no reader sees whether any ever did."""
    is_known = editions_of(page).exists()
    mark(page, Page.Status.WITHDRAWN if is_known else Page.Status.DRAFT)


def goes_at(page):
    """When the page goes from readers by itself, or None."""
    newest = editions_of(page).first()
    gone_at = newest and newest.withdrawn_at
    return gone_at if gone_at and gone_at > timezone.now() else None


def is_seen(page):
    return editions_of(page).visible().exists()


def is_stale(page):
    """Whether the partner has changed since, so that publishing is an answer."""
    stale = Edition.objects.visible().stale()
    return stale.filter(pk__in=editions_of(page)).exists()


def editions_of(page):
    return Edition.objects.filter(
        kind=page.reference_kind, language=page.language, key=page.key
    )


def settled_file(page):
    """What the page says to the world: the newest edition that has come, or its row."""
    newest = Edition.objects.history_of(page).first()
    if page.status != Page.Status.PUBLISHED or newest is None:
        return as_file(page)
    gone_at = newest.withdrawn_at
    if gone_at and gone_at <= timezone.now():
        return with_status(newest.file, Page.Status.WITHDRAWN)
    return newest.file


def with_status(file, status):
    return replace(file, data=file.data | {"status": str(status)})


def has_unpublished_changes(page):
    """Whether the working copy says what is neither published nor planned to be."""
    newest = editions_of(page).first()
    if page.status != Page.Status.PUBLISHED or newest is None:
        return False
    return newest.file.digest != as_file(page).digest


def has_more_to_say(page):
    """Whether there is more than readers have met, planned or in the working copy."""
    is_planned = editions_of(page).coming(timezone.now()).exists()
    return is_planned or has_unpublished_changes(page)


def is_deleted(page):
    """Whether a page without a row was deleted in the admin, which withdraws it."""
    of_page = editions_of(page)
    return of_page.exists() and not of_page.visible().exists()


def is_kept(page, file=None):
    """Whether an edition has the words of the file, or of the working copy."""
    as_published = with_status(file or as_file(page), Page.Status.PUBLISHED)
    return editions_of(page).filter(digest=as_published.digest).exists()


def date(page, at=None):
    """Let the page say that it was updated on the day it is published."""
    set_updated(page, timezone.localdate(at))


def set_updated(page, day):
    page.updated = day
    type(page).objects.filter(pk=page.pk).update(updated=day)
