"""
How each kind of field is told as open data.

A field has one Shape, which holds both its JSON schema and how a value is told, so
that what is served and what the OpenAPI document says of it are one thing.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import models

from greenshift import rendering
from greenshift.fields import CodesField, LinesField
from greenshift.markdowntree import REFERENCE_IN_LINK, TERM
from greenshift.relinking import relink
from greenshift.renditions import widths

REFERENCE_LINK = re.compile(rf"!?\[([^\]]*){REFERENCE_IN_LINK.pattern}")

STRING = {"type": "string"}
TEXT = {"$ref": "#/components/schemas/Text"}


@dataclass(frozen=True)
class Shape:
    """A field in JSON: its schema, and how a value with a page's links is told."""

    schema: dict
    tell: Callable[[Any, rendering.Links], Any]


def shape(field) -> Shape:
    """How a field of a page or of a part is told."""
    if field.is_relation:
        return Shape(STRING, lambda page, links: page.key)
    if isinstance(field, CodesField):
        return list_of(choice(field.codes.choices))
    if isinstance(field, LinesField):
        is_plain = field.name in field.model.PLAIN_TEXTS
        return list_of(plain(STRING) if is_plain else Shape(TEXT, tell_line))
    if field.choices:
        one = choice(field.choices)
        return or_nothing(one) if field.blank else one
    if isinstance(field, models.TextField):
        return Shape(TEXT, tell_text)
    if isinstance(field, models.IntegerField):
        return plain({"type": ["integer", "null"] if field.null else "integer"})
    if isinstance(field, models.DateField):
        schema = {"type": "string", "format": "date"}
        one = Shape(schema, lambda value, links: value.isoformat())
        return or_nothing(one) if field.null else one
    return plain(STRING)


def plain(schema: dict) -> Shape:
    return Shape(schema, lambda value, links: value)


def choice(choices) -> Shape:
    """A code out of a fixed set, with its word in the reader's language."""
    words = dict(choices)
    codes = {"type": "string", "enum": [str(code) for code in words]}
    return Shape(
        object_of({"code": codes, "label": STRING}),
        lambda code, links: {"code": code, "label": str(words[code])},
    )


def or_nothing(one: Shape) -> Shape:
    """The same where there is a value, and else null."""
    return Shape(
        {"anyOf": [one.schema, {"type": "null"}]},
        lambda value, links: one.tell(value, links) if value else None,
    )


def list_of(one: Shape) -> Shape:
    return Shape(
        {"type": "array", "items": one.schema},
        lambda values, links: [one.tell(value, links) for value in values],
    )


def object_of(properties: dict) -> dict:
    """The schema of an object with these properties, all there and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


TEXT_SCHEMA = object_of({"markdown": STRING, "html": STRING})


def without_words(links: rendering.Links) -> rendering.Links:
    """Links without the glossary's words, whose popovers stand on the pages alone."""
    return frozenset(pair for pair in links if not pair[0].startswith(f"{TERM}:"))


def tell_text(text: str, links: rendering.Links) -> dict:
    links = without_words(links)
    html = rendering.render(text, links).html
    return {"markdown": spelled_out(text, links), "html": relink(html, absolute)}


def tell_line(text: str, links: rendering.Links) -> dict:
    links = without_words(links)
    html = rendering.render_inline(text, links)
    return {"markdown": spelled_out(text, links), "html": relink(html, absolute)}


def spelled_out(text: str, links: rendering.Links) -> str:
    """Markdown for use elsewhere: references become addresses, or only their words."""
    known = dict(links)

    def spell(match: re.Match) -> str:
        words, reference, anchor = match.groups(default="")
        if reference not in known:
            return words
        if reference.startswith("image:"):
            shown = json.loads(known[reference])
            source = f"{shown['base']}{widths(shown['width'])[-1]}.jpg"
            return f"![{words or shown['alt']}]({absolute(source)})"
        return f"[{words}]({absolute(known[reference] + anchor)})"

    return REFERENCE_LINK.sub(spell, text)


def absolute(address: str) -> str:
    return f"{settings.SITE_URL}{address}" if address.startswith("/") else address
