"""What templates need beside Django's own: Markdown, breadcrumbs, contents."""

import re
from functools import cache, lru_cache

from django import template
from django.conf import settings
from django.core.files.storage import default_storage
from django.template import TemplateDoesNotExist
from django.template.loader import get_template, render_to_string
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import get_language

from greenshift import rendering, sections, sharing
from greenshift.citing import Citation

register = template.Library()

HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
# Shorter pages are seen whole at a glance.
HEADINGS_THAT_NEED_A_LIST = 3


@register.filter
def markdown(text, links=frozenset()):
    return rendering.render(text, links).html


@register.filter
def inline(text, links=frozenset()):
    return rendering.render_inline(text, links)


@register.filter
def typeset(text):
    return rendering.typeset(text)


@register.filter
def marked(passage):
    return rendering.marked((piece.text, piece.is_marked) for piece in passage)


@register.filter
def at(values, key):
    return values.get(key, "")


@register.filter
def absolute(path):
    return f"{settings.SITE_URL}{path}"


@register.filter
def title_picture(page):
    """Where the drawing of a page's title is, for sharing."""
    return default_storage.url(sharing.name(page.title, page.language))


@register.simple_tag
@cache
def picture(name):
    """The drawing of a page, by its reference, or nothing where none is drawn."""
    try:
        drawing = get_template(f"pictures/{name.replace(':', '-')}.html")
    except TemplateDoesNotExist:
        return ""
    return drawing.render()


@register.simple_tag
def once(template, **told):
    """A part of a page, rendered once for each language and set of plain values."""
    return render_once(template, get_language(), tuple(told.items()))


@lru_cache(maxsize=256)
def render_once(template, language, told):
    return render_to_string(template, dict(told))


@register.simple_block_tag
def contents(content):
    """Put a list of the level 2 headings inside the block in front of it."""
    headings = [
        {"id": anchor, "text": strip_tags(text).strip()}
        for anchor, text in HEADING.findall(content)
    ]
    if len(headings) < HEADINGS_THAT_NEED_A_LIST:
        headings = []
    context = {"headings": headings, "content": content}
    return render_to_string("components/_contents.html", context)


@register.simple_tag
def citation(page):
    """How to refer to a page, in its own language."""
    version = page.published_at and timezone.localdate(page.published_at)
    return Citation(
        title=page.title,
        summary=page.summary,
        address=absolute(page.get_absolute_url()),
        updated=page.updated,
        version=version,
        owner=settings.SITE_OWNER,
    )


@register.simple_tag
def crumbs(page):
    """Addresses and names of the sections that lead to a page, from the start."""
    return [
        {"url": sections.address(page.language, key), "label": key.label}
        for key in page.trail
    ]


@register.simple_tag
def breadcrumb_data(page):
    """The breadcrumbs as JSON-LD, https://schema.org/BreadcrumbList."""
    trail = [*crumbs(page), {"url": page.get_absolute_url(), "label": page.title}]
    return rendering.json_ld(
        {
            "@context": "https://schema.org",
            "@type": "BreadcrumbList",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": position,
                    "name": str(crumb["label"]),
                    "item": absolute(crumb["url"]),
                }
                for position, crumb in enumerate(trail, start=1)
            ],
        }
    )
