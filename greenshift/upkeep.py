"""What needs doing on the site, for the first page of the admin."""

from dataclasses import dataclass

from django.contrib.admin.models import LogEntry
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from greenshift import glossary
from greenshift.contentrows import as_file
from greenshift.editions import naming
from greenshift.models import Edition, Image, Page
from greenshift.pages import page_kinds, page_models
from greenshift.publishing import has_unpublished_changes
from greenshift.rendering import references


@dataclass(frozen=True)
class Errand:
    """A page to do something about, and where in the admin that is done."""

    title: str
    language: str
    url: str
    beside_url: str
    when: object = None


def errand(page, when=None):
    change, beside = (address(page, action) for action in ("change", "beside"))
    return Errand(str(page), page.language, change, beside, when)


def address(page, action):
    options = page._meta
    name = f"admin:{options.app_label}_{options.model_name}_{action}"
    return reverse(name, args=[page.pk])


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
    """Pages that will come or go by themselves, the soonest first."""
    now = timezone.now()
    coming = Edition.objects.coming(now)
    # What another edition has taken the place of can't go any more.
    going = Edition.objects.visible(now).filter(withdrawn_at__gt=now)
    times = [(edition, edition.published_at) for edition in coming]
    times += [(edition, edition.withdrawn_at) for edition in going]
    rows = [(row_of(edition), when) for edition, when in times]
    found = [errand(page, when) for page, when in rows if page]
    return sorted(found, key=lambda each: each.when)


def row_of(edition):
    model = page_kinds()[edition.kind]
    return model.objects.filter(language=edition.language, key=edition.key).first()


def to_check():
    """Pages whose partner an editor has changed since, as readers see them."""
    stale = Edition.objects.visible().stale().order_by("partner_changed_at")
    rows = [(row_of(edition), edition.partner_changed_at) for edition in stale]
    return [errand(page, when) for page, when in rows if page]


def without_partner():
    """Published pages that readers of the other language do not find."""
    alone = Edition.objects.visible().with_partner().filter(partner_slug=None)
    rows = [row_of(edition) for edition in alone.order_by("kind", "title")]
    return [errand(page) for page in rows if page]


def broken_links():
    """Published pages with a link or a picture that leads nowhere, in two queries."""
    editions = list(Edition.objects.visible())
    known = {(each.language, each.reference) for each in editions}
    known |= {
        (each.language, glossary.reference(row))
        for each in editions
        for row in glossary.rows_of(each)
    }
    pictures = {image.reference for image in Image.objects.only("key")}
    found = []
    for edition in editions:
        missing = [
            reference
            for reference in references(edition.text)
            if reference not in pictures and (edition.language, reference) not in known
        ]
        page = row_of(edition) if missing else None
        found += [errand(page, ", ".join(sorted(missing)))] if page else []
    return found


def used_in(page):
    """Titles of the published pages that name this one or link to it."""
    named = Q(links__kind=page.reference_kind, links__key=page.key)
    linked = naming(page.reference) | Q(text__contains=f"]({page.reference}#")
    for row in glossary.rows(as_file(page)):
        linked |= naming(glossary.reference(row))
    others = Edition.objects.visible().in_language(page.language).filter(named | linked)
    own = Q(kind=page.reference_kind, key=page.key)
    return sorted(set(others.exclude(own).values_list("title", flat=True)))
