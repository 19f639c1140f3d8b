"""
Pages seen from outside: cards, references, relations, addresses.

A card holds what a list or a link needs to know of a page and nothing more, so
that pages of several kinds come out of the database in one query.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.apps import apps
from django.db.models import F, Value

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


def page_models():
    """Every kind of page: the concrete models built on greenshift.models.Page."""
    from greenshift.models import Page

    return [model for model in apps.get_models() if issubclass(model, Page)]


def page_model(kind: str):
    return page_kinds()[kind]


def page_kinds() -> dict:
    """Kinds by the name that references use: step, tool, case …"""
    return {model._meta.model_name: model for model in page_models()}


def cards(querysets: Iterable) -> list[Card]:
    """Fetch pages of several kinds as cards, in one query, in reading order."""
    rows = [
        queryset.order_by().values_list(
            Value(queryset.model._meta.model_name),
            "key",
            "language",
            "slug",
            "title",
            "summary",
            F(queryset.model.ORDER_FIELD),
        )
        for queryset in querysets
    ]
    if not rows:
        return []
    first, *others = rows
    found = [Card(*row) for row in first.union(*others, all=True)]
    return sorted(found, key=lambda card: (card.kind, card.position, card.title))


def related(page) -> dict[str, list[Card]]:
    """
    The published pages that a page is related to, in either direction, by kind.

    Relations are typed once, on one side; this reads them from both.
    """
    managers = [getattr(page, name) for name in relation_names(type(page))]
    by_kind: dict[str, list[Card]] = {kind: [] for kind in page_kinds()}
    for card in cards(manager.published() for manager in managers):
        by_kind[card.kind].append(card)
    return by_kind


def relation_names(model) -> list[str]:
    """Attributes of a page that lead to other pages, forward and reverse."""
    from greenshift.models import Page

    return [
        field.get_accessor_name() if field.auto_created else field.name
        for field in model._meta.get_fields()
        if field.many_to_many and issubclass(field.related_model, Page)
    ]


def links(texts: Iterable[str], language: str) -> rendering.Links:
    """The addresses of the pages that texts refer to, for rendering, in one query."""
    found = {reference for text in texts for reference in rendering.references(text)}
    return frozenset(resolve(found, language).items())


def resolve(references: Iterable[str], language: str) -> dict[str, str]:
    """Addresses of the published pages among references like "step:utforska"."""
    keys_by_kind: dict[str, set[str]] = {}
    for reference in references:
        kind, _, key = reference.partition(":")
        keys_by_kind.setdefault(kind, set()).add(key)
    kinds = page_kinds()
    querysets = [
        kinds[kind].objects.published().filter(language=language, key__in=keys)
        for kind, keys in keys_by_kind.items()
        if kind in kinds
    ]
    return {card.reference: card.url for card in cards(querysets)}
