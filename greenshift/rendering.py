"""
Markdown in, safe HTML out: the one way from an editor's text to a page.

Python-Markdown converts, sanitising.py cleans, and nothing is added afterwards. There
is no stored HTML to fall out of date when these rules change. A link to one of
the site's own pages is written as a reference, [text](step:utforska); the
caller says where references lead, and one that leads nowhere is left as text.
"""

import json
import re
import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe
from markdown import Markdown
from markdown.extensions.toc import TocExtension

from greenshift.linting import IMAGE
from greenshift.markdowntree import (
    ID_PREFIX,
    REFERENCE_IN_LINK,
    TERM,
    PageExtension,
    word_id,
)
from greenshift.sanitising import in_text, sanitise, without_tags
from greenshift.slugs import slug

# Words wider than a phone, with a soft hyphen where they may be divided: browsers
# seldom have the rules of Swedish and Danish.
DIVIDED = {
    "Tillgänglighetsredogörelse": "Tillgänglighets\u00adredogörelse",
    "Webtilgængelighedserklæring": "Webtilgængeligheds\u00aderklæring",
}

NUMBERED = re.compile(r"\b(steg|trin) (?=\d)", re.IGNORECASE)

# Longer texts are refused before parsing: no page is near it.
MAX_LENGTH = 200_000

Links = frozenset[tuple[str, str]]

# A line without a sign that means anything in Markdown or HTML, as most lines are.
PLAIN_LINE = re.compile(r"[^\W\d_](?:[^\W_]|[,.:;?()/–%-]| (?! ))*[^\W_.]\.?")

# Each thread's last converter: making one takes longer than converting a line.
at_hand = threading.local()


class TextTooLongError(ValueError):
    """A text longer than MAX_LENGTH characters."""


@dataclass(frozen=True)
class Heading:
    id: str
    text: str


@dataclass(frozen=True)
class Document:
    html: SafeString
    headings: tuple[Heading, ...]
    ids: tuple[str, ...]  # of headings at every level, in order


@lru_cache(maxsize=1024)
def render(text: str, links: Links = frozenset()) -> Document:
    """
    Convert Markdown to sanitised HTML and list its level 2 headings.

    `links` holds pairs of a reference and its address. Raises TextTooLongError.
    """
    return convert(text, links)


def convert(text: str, links: Links) -> Document:
    if len(text) > MAX_LENGTH:
        raise TextTooLongError(f"Text of {len(text)} characters; {MAX_LENGTH} at most.")
    converter = converter_for(links)
    html = converter.convert(typeset(without_controls(text)))
    ids = tuple(token["id"] for token in flatten(converter.toc_tokens))
    return Document(
        html=mark_safe(sanitise(html, {*ids, *former_ids(links)}, words(links))),
        headings=tuple(
            Heading(id=token["id"], text=without_tags(token["name"]))
            for token in converter.toc_tokens
        ),
        ids=ids,
    )


def converter_for(links: Links) -> Markdown:
    """A converter that knows where references lead: a page's texts share one."""
    if getattr(at_hand, "links", None) != links:
        at_hand.converter, at_hand.links = make_converter(links), links
    return at_hand.converter.reset()


def make_converter(links: Links) -> Markdown:
    return Markdown(
        extensions=[
            "abbr",
            "admonition",
            "def_list",
            "sane_lists",
            "tables",
            TocExtension(slugify=heading_id, toc_depth="2-4"),
            PageExtension(dict(links)),
        ],
        output_format="html",
    )


@lru_cache(maxsize=4096)
def render_inline(text: str, links: Links = frozenset()) -> SafeString:
    """Convert one line of Markdown, such as an item of a checklist."""
    if PLAIN_LINE.fullmatch(text):
        return mark_safe(typeset(text).replace("\u00a0", "&nbsp;"))
    html = convert(text, links).html
    return mark_safe(in_text(html))


def marked(pieces: Iterable[tuple[str, bool]]) -> SafeString:
    """Plain text in pieces, of which some are marked."""
    return mark_safe(
        "".join(
            f"<mark>{escape(text)}</mark>" if is_marked else escape(text)
            for text, is_marked in pieces
        )
    )


def json_ld(data: dict) -> SafeString:
    """Write data for a <script type="application/ld+json"> block."""
    text = json.dumps(data, ensure_ascii=False)
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return mark_safe(text)


def references(text: str) -> set[str]:
    """The site's own pages that a text links to: {"step:utforska"}."""
    return {page for page, _anchor in REFERENCE_IN_LINK.findall(text)}


def picture_references(text: str) -> list[str]:
    """The library's pictures that a text shows, in order: ["image:torget"]."""
    return [each for _alt, each in IMAGE.findall(text) if each.startswith("image:")]


def former_ids(links: Links) -> set[str]:
    """Ids of headings in former editions, which links tell as "#h-old"."""
    return {old[1:] for old, _new in links if old.startswith("#")}


def words(links: Links) -> set[str]:
    """The ids of what a marked word may show."""
    marked = [each.partition(":") for each, _note in links]
    return {word_id(key) for kind, _colon, key in marked if kind == TERM}


def heading_id(text: str, separator: str) -> str:
    return f"{ID_PREFIX}{slug(text)}"


def typeset(text: str) -> str:
    """
    Divide lines as a typographer would, where browsers don't.

    A dash stays with the word before it, so that no line begins with one, and a step's
    number with its word: "steg 2", "trin 2".
    """
    for word, divided in DIVIDED.items():
        text = text.replace(word, divided)
    return NUMBERED.sub("\\1\u00a0", text).replace(" – ", "\u00a0– ")


def without_controls(text: str) -> str:
    """Drop control characters, which no keyboard types and HTML forbids."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "", text)


def flatten(tokens: list) -> list:
    return [each for token in tokens for each in (token, *flatten(token["children"]))]
