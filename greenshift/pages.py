"""
Pages seen from outside: cards, references, relations, addresses.

A card holds what a list or a link needs to know of a page and nothing more, so
that pages of several kinds come out of the database in one query.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

from django.apps import apps
from django.db.models import Q
from django.utils import translation

from greenshift import rendering


@dataclass(frozen=True)
class Card:
    """A page in a list: its kind, its names and its one-sentence summary."""

    kind: str
    key: str
    language: str
    slug: str
    title: str
    summary: str
    position: int

    @cached_property
    def url(self) -> str:
        return page_model(self.kind).address(self.language, self.key, self.slug)

    @property
    def reference(self) -> str:
        return f"{self.kind}:{self.key}"


CARD_FIELDS = ("kind", "key", "language", "slug", "title", "summary", "position")


def page_models():
    """Every kind of page: the concrete models built on greenshift.page.Page."""
    from greenshift.page import Page

    return [model for model in apps.get_models() if issubclass(model, Page)]


def page_model(kind: str):
    return page_kinds()[kind]


def page_kinds() -> dict:
    """Kinds by the name that references use: step, tool, case …"""
    return {model._meta.model_name: model for model in page_models()}


def cards(editions) -> list[Card]:
    """Editions as cards, in one query, in reading order."""
    found = [Card(*row) for row in editions.order_by().values_list(*CARD_FIELDS)]
    return sorted(found, key=lambda card: (card.kind, card.position, card.title))


def related(page) -> dict[str, list[Card]]:
    """
    The visible pages that a page is related to, in either direction, by kind.

    Relations are typed once, on one side; this reads them from both.
    """
    from greenshift.models import Edition, EditionLink

    named = [Q(kind=kind, key=key) for kind, key in page.relations]
    links = EditionLink.objects.filter(kind=page.reference_kind, key=page.key)
    naming = Q(pk__in=links.values("edition"))
    visible = Edition.objects.visible().in_language(page.language)
    found = cards(visible.filter(reduce(or_, named, naming)))
    by_kind: dict[str, list[Card]] = {kind: [] for kind in page_kinds()}
    for card in found:
        by_kind[card.kind].append(card)
    return by_kind


def links(texts: Iterable[str], language: str) -> rendering.Links:
    """
    What texts refer to, for rendering: pages' addresses, and pictures.

    A picture is told as JSON, so that what is rendered is known by these pairs.
    """
    found = {reference for text in texts for reference in rendering.references(text)}
    images = {each for each in found if each.startswith("image:")}
    known = resolve(found - images, language) | pictures(images, language)
    return frozenset(known.items())


def pictures(references: Iterable[str], language: str) -> dict[str, str]:
    """How to show the pictures among references like "image:torget"."""
    from greenshift.models import Image

    keys = [reference.partition(":")[2] for reference in references]
    images = Image.objects.filter(key__in=keys) if keys else ()
    with translation.override(language):
        return {each.reference: json.dumps(each.shown(language)) for each in images}


def resolve(references: Iterable[str], language: str) -> dict[str, str]:
    """Addresses of the visible pages among references like "step:utforska"."""
    from greenshift.models import Edition

    wanted = [reference.partition(":") for reference in sorted(references)]
    if not wanted:
        return {}
    any_of = reduce(or_, (Q(kind=kind, key=key) for kind, _colon, key in wanted))
    visible = Edition.objects.visible().in_language(language)
    return {card.reference: card.url for card in cards(visible.filter(any_of))}
