"""
What a reader sees: page objects made of the visible editions.

The objects are instances of the page models that no one saves; their parts are
lists, and what those refer to are objects of the same sort. While an editor
previews, one working copy stands in for its edition.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

from django.http import Http404
from django.utils import timezone

from greenshift.contentfiles import ContentFile
from greenshift.models import Edition
from greenshift.schema import own_fields, part_fields, relations_of

previewed: ContextVar[ContentFile | None] = ContextVar("previewed", default=None)

# Whether the page is read for a copy of the site, where no form works.
copying: ContextVar[bool] = ContextVar("copying", default=False)


class Moved(Exception):
    """The page has another address now."""

    def __init__(self, url):
        super().__init__(url)
        self.url = url


class Gone(Exception):
    """The page was published here once and is withdrawn."""


@contextmanager
def previewing(file):
    """Let a working copy stand in for its edition inside the block."""
    token = previewed.set(file)
    try:
        yield
    finally:
        previewed.reset(token)


def pages(model, language, *, start=0, count=None):
    """Every visible page of a kind in a language, or a part, in reading order."""
    visible = Edition.objects.visible().of(model).in_language(language)
    editions = visible.with_partner()
    if count is not None:
        editions = editions.in_reading_order()[start : start + count]
    return ordered(model, language, {each.key: of_edition(each) for each in editions})


def pages_by_kind(models, language):
    """Every visible page of several kinds, in one query."""
    editions = Edition.objects.visible().of(*models).in_language(language)
    found = {model: {} for model in models}
    for each in editions.with_partner():
        page = of_edition(each)
        found[type(page)][page.key] = page
    return {model: ordered(model, language, found[model]) for model in models}


def ordered(model, language, found):
    """Pages of a kind by key, tied to those they refer to, in reading order."""
    if standing_in := stand_in(model, language):
        partner = getattr(found.get(standing_in.key), "partner_slug", None)
        found[standing_in.key] = as_page(standing_in, partner)
    tie(model, language, found)
    return sorted(found.values(), key=lambda page: (page.order, page.title))


def page(model, language, **lookup):
    """One visible page by slug or key. Raises Moved, Gone or Http404."""
    file = stand_in(model, language)
    if file and lookup in ({"slug": file.slug}, {"key": file.key}):
        found = as_page(file, None)
    else:
        editions = Edition.objects.visible().of(model).in_language(language)
        told = editions.with_partner().with_staleness()
        edition = told.filter(**lookup).first()
        if edition is None:
            explain_absence(model, language, lookup)
        found = of_edition(edition)
        found.change_note = edition.note
        changed = edition.partner_changed_at
        found.is_stale = bool(changed and changed > edition.changed_at)
    tie(model, language, {found.key: found})
    return found


def parts_about(page):
    """Parts of other pages that refer to this one, such as a pilot at a step."""
    naming = {"links__kind": page.reference_kind, "links__key": page.key}
    visible = Edition.objects.visible().of(*models_that_name_others())
    visible = visible.in_language(page.language)
    found = []
    for edition in visible.filter(**naming).order_by("position"):
        other = as_page(edition.file, None)
        for parts in other._prefetched_objects_cache.values():
            found += [part for part in parts if page.key in part.keys.values()]
    return found


@cache
def models_that_name_others():
    """The kinds of pages whose parts refer to other pages."""
    from greenshift.pages import page_models

    return [
        model
        for model in page_models()
        for name in model.CONTENT_PARTS
        if any(
            field.is_relation
            for field in part_fields(model._meta.get_field(name).related_model)
        )
    ]


def stand_in(model, language):
    file = previewed.get()
    is_asked_for = file and (file.folder, file.language) == (
        model.CONTENT_FOLDER,
        language,
    )
    return file if is_asked_for else None


def explain_absence(model, language, lookup):
    """Follow an address that is no longer in use to its page's newest edition."""
    published = Edition.objects.filter(published_at__lte=timezone.now())
    once = published.of(model).in_language(language).filter(**lookup)
    visible = Edition.objects.visible().of(model).in_language(language)
    for key in once.newest_first().values_list("key", flat=True)[:1]:
        now = visible.filter(key=key).first()
        if now is None:
            raise Gone
        raise Moved(model.address(language, now.key, now.slug))
    raise Http404


def of_edition(edition):
    page = as_page(edition.file, edition.partner_slug)
    page.published_at = edition.published_at
    return page


def as_page(file, partner_slug):
    """A page object with all that a template asks of it, from a content file."""
    model = model_of(file)
    page = model(language=file.language, slug=file.slug, body=file.body, pk=0)
    for field in own_fields(model):
        setattr(page, field.name, file.data.get(field.name, field.get_default()))
    page.partner_slug = partner_slug
    page.relations = relations_of(model, file.data)
    page._prefetched_objects_cache = {
        name: [as_part(page, name, row) for row in file.data.get(name, [])]
        for name in model.CONTENT_PARTS
    }
    return page


def as_part(page, name, row):
    relation = type(page)._meta.get_field(name)
    part = relation.related_model(**{relation.field.name: page})
    part.keys = {}
    for field in part_fields(relation.related_model):
        value = row.get(field.name, field.get_default())
        if field.is_relation:
            part.keys[field.name] = value
        else:
            setattr(part, field.name, value)
    return part


def tie(model, language, found):
    """Give parts the pages they refer to, and drop those that refer to none."""
    for name in model.CONTENT_PARTS:
        part_model = model._meta.get_field(name).related_model
        for field in part_fields(part_model):
            if field.is_relation:
                tie_field(name, field, targets(model, field, language, found), found)


def targets(model, field, language, found):
    if field.related_model is model and len(found) > 1:
        return found
    return {page.key: page for page in pages(field.related_model, language)}


def tie_field(name, field, targets, found):
    for page in found.values():
        parts = page._prefetched_objects_cache[name]
        parts[:] = [part for part in parts if part.keys[field.name] in targets]
        for part in parts:
            setattr(part, field.name, targets[part.keys[field.name]])


def model_of(file):
    from greenshift.pages import page_models

    return next(m for m in page_models() if file.folder == m.CONTENT_FOLDER)
