"""
Pages seen from outside: cards, references, relations, addresses.

A card holds what a list or a link needs to know of a page and nothing more, so
that pages of several kinds come out of the database in one query.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property

from django.apps import apps
from django.utils import translation

from greenshift import anchors, glossary, rendering
from greenshift.contentfiles import body_of
from greenshift.markdowntree import TERM

# Editions of a page whose headings still lead on.
REMEMBERED = 50


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
    def kind_name(self) -> str:
        """What the kind is called, for those who read."""
        return str(page_model(self.kind)._meta.verbose_name)

    @property
    def reference(self) -> str:
        return f"{self.kind}:{self.key}"


CARD_FIELDS = ("kind", "key", "language", "slug", "title", "summary", "position")


@cache
def page_models():
    """Every kind of page: the concrete models built on greenshift.page.Page."""
    from greenshift.page import Page

    return [model for model in apps.get_models() if issubclass(model, Page)]


def page_model(kind: str):
    return page_kinds()[kind]


@cache
def page_kinds() -> dict:
    """Kinds by the name that references use: step, tool, case …"""
    return {model._meta.model_name: model for model in page_models()}


def cards(editions) -> list[Card]:
    """Editions as cards, in one query, in reading order."""
    return of_rows(as_rows(editions))


def as_rows(editions):
    return editions.order_by().values_list(*CARD_FIELDS)


def of_rows(rows) -> list[Card]:
    found = [Card(*row) for row in rows]
    return sorted(found, key=lambda card: (card.kind, card.position, card.title))


def related(page) -> dict[str, list[Card]]:
    """
    The visible pages that a page is related to, in either direction, by kind.

    Relations are typed once, on one side; this reads them from both.
    """
    from greenshift import lookups

    own = {"kind": page.reference_kind, "key": page.key, "language": page.language}
    rows = lookups.related_rows(**own, **lookups.columns(page.relations))
    by_kind: dict[str, list[Card]] = {kind: [] for kind in page_kinds()}
    for card in of_rows(rows):
        by_kind[card.kind].append(card)
    return by_kind


def links(texts: Iterable[str], language: str, page=None) -> rendering.Links:
    """
    What texts refer to, for rendering: pages' addresses, words, and pictures.

    A word and a picture are told as JSON, so that what is rendered is known by these
    pairs. A page's former headings lead to those it has now.
    """
    found = {reference for text in texts for reference in rendering.references(text)}
    images = {each for each in found if each.startswith("image:")}
    marked = {each for each in found if each.startswith(f"{TERM}:")}
    told = resolve(found - images - marked, marked, language, page)
    return frozenset((told | pictures(images, language)).items())


def pictures(references: Iterable[str], language: str) -> dict[str, str]:
    """How to show the pictures among references like "image:torget"."""
    from greenshift.models import Image

    keys = [reference.partition(":")[2] for reference in references]
    images = Image.objects.filter(key__in=keys) if keys else ()
    with translation.override(language):
        return {each.reference: json.dumps(each.shown(language)) for each in images}


def resolve(
    references: Iterable[str], marked: Iterable[str], language: str, page
) -> dict[str, str]:
    """Pages like step:utforska, words like term:loop, former headings: one query."""
    from greenshift import lookups

    if not (references or marked or page):
        return {}
    pairs = [each.partition(":")[::2] for each in sorted(references)]
    holders = [each._meta.model_name for each in glossary.holders()]
    own = (page.reference_kind, page.key) if page else ("", "")
    editions = lookups.mentioned(
        **lookups.columns(pairs),
        language=language,
        holders=holders if marked else [""],
        kind=own[0],
        key=own[1],
    )
    words = glossary.notes(editions, language, marked) if marked else {}
    return {
        **{
            each.reference: each.url
            for each in editions
            if each.language == language and each.reference in references
        },
        **words,
        **(dict(anchors.former(bodies(editions, page))) if page else {}),
    }


def bodies(editions, page) -> tuple[str, ...]:
    """What a page has said from its oldest edition on, as far as it is remembered."""
    own = [each for each in editions if each.is_of(page)][-REMEMBERED:]
    return (*(body_of(each.text) for each in own), page.body)
