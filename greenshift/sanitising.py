"""What of an editor's HTML reaches a page: these elements and attributes, no others."""

from contextvars import ContextVar
from dataclasses import dataclass

import nh3
from django.conf import settings

from greenshift.renditions import SIZES

IN_TEXT = {"a", "abbr", "br", "button", "code", "em", "span", "strong", "sub", "sup"}
# Words in another language are marked: <span lang="da">samskabelse</span>
LANGUAGES = {"sv", "da", "en", "nb"}
BLOCKS = {"blockquote", "div", "h2", "h3", "h4", "hr", "p", "pre"}
PICTURES = {"figcaption", "figure", "img", "picture", "source"}
LISTS = {"dd", "dl", "dt", "li", "ol", "ul"}
TABLES = {"table", "tbody", "td", "th", "thead", "tr"}
TAGS = IN_TEXT | BLOCKS | LISTS | PICTURES | TABLES
ATTRIBUTES = {
    "a": {"href"},
    "abbr": {"title"},
    "button": {"popovertarget", "aria-describedby"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "img": {"src", "srcset", "alt", "width", "height"},
    "source": {"srcset"},
    "span": {"id", "lang"},
}
FIXED_VALUES = {
    "button": {"class": {"marked"}},
    "div": {
        "class": {"table-wrap", "admonition note"},
        "tabindex": {"0"},
        "role": {"group"},
    },
    "img": {"loading": {"lazy"}, "decoding": {"async"}, "sizes": {SIZES}},
    "source": {"type": {"image/avif", "image/webp"}, "sizes": {SIZES}},
    "p": {"class": {"admonition-title"}},
    "th": {"scope": {"col"}},
}

# A button that an editor types sends nothing.
ALWAYS = {"button": {"type": "button"}}

# How an address may begin: any link, but pictures of our own only.
STARTS: dict[str, str | tuple[str, ...]] = {
    "href": ("https://", "http://", "mailto:", "tel:", "/", "#"),
    "src": settings.MEDIA_URL,
}


@dataclass
class Known:
    """The ids that a text may give an element, each once, and the words it shows."""

    unused: set[str]
    shown: set[str]


known: ContextVar[Known] = ContextVar("known")


def sanitise(html: str, ids: set[str], shown: set[str]) -> str:
    """Keep what TAGS and ATTRIBUTES allow, each known id once, and words known."""
    token = known.set(Known(set(ids), shown))
    try:
        return PAGE.clean(html)
    finally:
        known.reset(token)


def in_text(html: str) -> str:
    """Keep what may stand inside a line."""
    return LINE.clean(html)


def without_tags(html: str) -> str:
    """The words alone, with what HTML escapes still escaped."""
    return NOTHING.clean(html)


def keep(tag: str, attribute: str, value: str) -> str | None:
    """The value of an attribute that ATTRIBUTES allows, where a page may have it."""
    if attribute == "id":
        unused = known.get().unused
        if value not in unused:
            return None
        unused.discard(value)
    if attribute in ("popovertarget", "aria-describedby"):
        is_shown = value.removesuffix("-meaning") in known.get().shown
        return value if is_shown else None
    if attribute == "lang" and (tag != "span" or value not in LANGUAGES):
        return None
    if attribute == "title" and tag != "abbr":
        return None
    if attribute == "srcset":
        addresses = [each.strip() for each in value.split(",")]
        is_ours = all(each.startswith(settings.MEDIA_URL) for each in addresses)
        return value if is_ours else None
    starts = STARTS.get(attribute, "")
    return value if value.startswith(starts) else None


RULES: dict = {
    "attributes": ATTRIBUTES,
    "tag_attribute_values": FIXED_VALUES,
    "set_tag_attribute_values": ALWAYS,
    "link_rel": None,
}

# Made once: putting the rules together takes longer than cleaning a line.
PAGE = nh3.Cleaner(
    tags=TAGS,
    attribute_filter=keep,
    url_schemes={"http", "https", "mailto", "tel"},
    **RULES,
)
LINE = nh3.Cleaner(tags=IN_TEXT, **RULES)
NOTHING = nh3.Cleaner(tags=set())
