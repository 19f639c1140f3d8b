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

from greenshift import lookups
from greenshift.contentfiles import ContentFile
from greenshift.lookups import kinds_of
from greenshift.models import Edition
from greenshift.pageobjects import as_page, of_edition, parts_naming
from greenshift.schema import part_fields

previewed: ContextVar[ContentFile | None] = ContextVar("previewed", default=None)

# Whether the page is read for a copy of the site, where no form works.
copying: ContextVar[bool] = ContextVar("copying", default=False)


class Moved(Exception):
    """The page has another slug now."""

    def __init__(self, slug):
        super().__init__(slug)
        self.slug = slug


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
    find = (
        lookups.editions_of if count is None else lookups.leaf_of_editions(start, count)
    )
    editions = find(kinds=kinds_of([model]), language=language)
    return ordered(model, language, {each.key: of_edition(each) for each in editions})


def pages_known_as(model, language, keys):
    """The visible pages of a kind that have these keys, by key."""
    (kind,) = kinds_of([model])
    editions = lookups.editions_known_as(kind=kind, language=language, keys=keys)
    found = {each.key: of_edition(each) for each in editions}
    return {page.key: page for page in ordered(model, language, found)}


def pages_by_kind(models, language):
    """Every visible page of several kinds, in one query."""
    found = {model: {} for model in models}
    for each in lookups.editions_of(kinds=kinds_of(models), language=language):
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
        (kind,) = kinds_of([model])
        find = lookups.edition_at if "slug" in lookup else lookups.edition_known_as
        editions = find(kind=kind, language=language, **lookup)
        if not editions:
            explain_absence(model, language, lookup)
        edition = editions[0]
        found = of_edition(edition)
        found.change_note = edition.note
        changed = edition.partner_changed_at
        found.is_stale = bool(changed and changed > edition.changed_at)
    tie(model, language, {found.key: found})
    return found


def parts_about(page):
    """Parts of other pages that refer to this one, such as a pilot at a step."""
    editions = lookups.editions_naming(
        kinds=kinds_of(models_that_name_others()),
        language=page.language,
        kind=page.reference_kind,
        key=page.key,
    )
    others = [as_page(edition.file, None) for edition in editions]
    return [part for other in others for part in parts_naming(other, page.key)]


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
        raise Moved(now.slug)  # keys never move
    raise Http404


def tie(model, language, found):
    """Let parts find the pages they refer to, and drop those that refer to none."""
    targets = Targets(model, language, found)
    for page in found.values():
        page._prefetched_objects_cache.targets = targets


class Targets(dict):
    """The pages that parts may name, by model and then by key, read when asked for."""

    def __init__(self, model, language, found):
        super().__init__({model: found} if len(found) > 1 else {})
        self.language = language

    def __missing__(self, model):
        self[model] = {page.key: page for page in pages(model, self.language)}
        return self[model]
