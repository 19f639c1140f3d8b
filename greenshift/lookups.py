"""
What readers' pages ask the database: the visible editions, by kind, address or key.

Each is put together once; greenshift.prepared tells how and why.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from django.db.models import Q, Subquery

from greenshift.models import Edition, EditionLink
from greenshift.pages import as_rows
from greenshift.prepared import prepared
from greenshift.visibility import IsAmong, StandsAfter, StandsBefore

MOST = 1024  # pages named at once: databases take no more than some values a query


def kinds_of(models):
    return [model._meta.model_name for model in models]


@prepared
def editions_of(kinds, language, at):
    visible = Edition.objects.visible(at).filter(kind__in=kinds)
    return visible.in_language(language).with_partner(at)


@lru_cache(maxsize=64)
def leaf_of_editions(start, count):
    """As editions_of, but a part of them in reading order."""

    @prepared
    def leaf(kinds, language, at):
        visible = Edition.objects.visible(at).filter(kind__in=kinds)
        in_order = visible.in_language(language).in_reading_order()
        return in_order.with_partner(at)[start : start + count]

    return leaf


@prepared
def editions_known_as(kind, language, keys, at):
    visible = Edition.objects.visible(at).filter(kind=kind, key__in=keys)
    return visible.in_language(language).with_partner(at)


@prepared
def edition_at(kind, language, slug, at):
    return told_whole(Edition.objects.filter(kind=kind, slug=slug), language, at)


@prepared
def edition_known_as(kind, language, key, at):
    return told_whole(Edition.objects.filter(kind=kind, key=key), language, at)


def told_whole(editions, language, at):
    """With all that a page says of itself, once it is the page and not in a list."""
    visible = editions.in_language(language).visible(at)
    return visible.with_partner(at).with_staleness(at)


@prepared
def editions_naming(kinds, language, kind, key, at):
    visible = Edition.objects.visible(at).filter(kind__in=kinds)
    named = visible.filter(links__kind=kind, links__key=key)
    return named.in_language(language).order_by("position")


@prepared
def related_rows(kind, key, language, kinds, keys, at):
    links = EditionLink.objects.filter(kind=kind, key=key)
    naming = Q(pk__in=links.values("edition"))
    visible = Edition.objects.visible(at).in_language(language)
    return as_rows(visible.filter(among(kinds, keys) | naming))


@prepared
def mentioned(kinds, keys, language, holders, kind, key, at):
    """The pages by kinds and keys, the glossaries, and what one page has said."""
    visible = Edition.objects.visible(at)
    own = Edition.objects.filter(kind=kind, key=key).in_language(language).come(at)
    found = visible.in_language(language).filter(among(kinds, keys))
    found |= visible.filter(kind__in=holders)
    return (found | own).order_by("published_at", "pk")


def columns(pages: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """
    Kinds and keys of pages, as lists of 1, 2, 4 … to ask a prepared query with.

    So few lengths make few queries. What fills them up is the last page anew, or
    where there is none, one that is nowhere.
    """
    found = list(islice(pages, MOST)) or [("", "")]
    length = 1 << (len(found) - 1).bit_length()
    found += found[-1:] * (length - len(found))
    kinds, keys = map(list, zip(*found, strict=True))
    return {"kinds": kinds, "keys": keys}


def among(kinds: list[str], keys: list[str]) -> Q:
    """Pages by kind and key: the pairs are what counts, the lists lead to an index."""
    pairs = zip(kinds, keys, strict=True)
    return Q(kind__in=kinds, key__in=keys) & Q(IsAmong(*pairs))


@prepared
def rows_beside(kind, language, order, title, at):
    shelf = Edition.objects.visible(at).filter(kind=kind).in_language(language)
    earlier = shelf.filter(StandsBefore(order, title)).in_reading_order().reverse()
    later = shelf.filter(StandsAfter(order, title)).in_reading_order()
    nearest = [Subquery(one.values("pk")[:1]) for one in (earlier, later)]
    return as_rows(Edition.objects.filter(pk__in=nearest))
