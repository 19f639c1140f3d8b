"""What needs doing on the site, for the first page of the admin."""

from dataclasses import dataclass

from django.contrib.admin.models import LogEntry
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from greenshift.models import Edition, Page
from greenshift.pages import page_kinds, page_models
from greenshift.publishing import has_unpublished_changes


@dataclass(frozen=True)
class Errand:
    """A page to do something about, and where in the admin that is done."""

    title: str
    language: str
    url: str
    when: object = None


def errand(page, when=None):
    options = page._meta
    name = f"admin:{options.app_label}_{options.model_name}_change"
    return Errand(str(page), page.language, reverse(name, args=[page.pk]), when)


def drafts():
    """Pages that readers have never seen."""
    found = [model.objects.filter(status=Page.Status.DRAFT) for model in page_models()]
    return [errand(page) for pages in found for page in pages]


def unpublished():
    """Published pages with changes in the working copy, among those edited lately."""
    touched = LogEntry.objects.filter(content_type__app_label__in=apps_of_pages())
    rows = set(touched.values_list("content_type__model", "object_id"))
    kinds = page_kinds()
    pages = [
        kinds[kind].objects.filter(pk=pk, status=Page.Status.PUBLISHED).first()
        for kind, pk in sorted(rows)
        if kind in kinds
    ]
    return [errand(page) for page in pages if page and has_unpublished_changes(page)]


def apps_of_pages():
    return {model._meta.app_label for model in page_models()}


def overdue():
    """Pages that someone should have looked through by now, the oldest first."""
    until_now = {"review_on__lte": timezone.localdate()}
    rows = [model.objects.filter(**until_now) for model in page_models()]
    found = [errand(page, page.review_on) for pages in rows for page in pages]
    return sorted(found, key=lambda each: each.when)


def scheduled():
    """Editions that will come or go by themselves, the soonest first."""
    now = timezone.now()
    coming = Edition.objects.filter(Q(published_at__gt=now) | Q(withdrawn_at__gt=now))
    found = []
    for edition in coming.order_by("published_at"):
        page = row_of(edition)
        is_coming = edition.published_at > now
        when = edition.published_at if is_coming else edition.withdrawn_at
        found += [errand(page, when)] if page else []
    return found


def row_of(edition):
    model = page_kinds()[edition.kind]
    return model.objects.filter(language=edition.language, key=edition.key).first()


def to_check():
    """
    Pages whose partner an editor has changed, until they are published too.

    What comes from content/ has no author, and is held together by check_content.
    """
    waiting = {}
    for edition in Edition.objects.filter(author__isnull=False).order_by(
        "published_at"
    ):
        page = (edition.kind, edition.key)
        if waiting.get(page, edition).language == edition.language:
            waiting[page] = edition
        else:
            del waiting[page]
    found = []
    for edition in waiting.values():
        partner = partner_of(edition)
        found += [errand(partner, edition.published_at)] if partner else []
    return found


def partner_of(edition):
    model = page_kinds()[edition.kind]
    published = model.objects.filter(status=Page.Status.PUBLISHED, key=edition.key)
    return published.exclude(language=edition.language).first()
