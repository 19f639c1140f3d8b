"""
The handbook: the whole method, or the parts one ticks, in one language as data.

Its parts are the site's sections in reading order, and each part's pages are those
that readers see. paper/typst/handbook.typ sets it.
"""

from datetime import date

from django.conf import settings
from django.db.models import TextChoices
from django.template.loader import render_to_string
from django.utils import formats, translation
from django.utils.translation import gettext as _, pgettext, pgettext_lazy

from cases.models import Article, Case
from greenshift import reading
from greenshift.models import Section
from greenshift.rendering import render
from greenshift.templatetags.greenshift import picture
from method.diagrams import process_map
from method.models import Activity, Principle, Step, Tool
from paper import drawings
from paper.screen import Screen
from paper.tree import tree


class PartKey(TextChoices):
    """The handbook's parts, in the order they stand, by their sections' keys."""

    PRINCIPLES = "principer", pgettext_lazy("section", "Principles")
    PROCESS = "process", pgettext_lazy("section", "Process")
    TOOLS = "verktyg", pgettext_lazy("section", "Tools")
    ACTIVITIES = "aktiviteter", pgettext_lazy("section", "Activities")
    CASES = "pilotfall", pgettext_lazy("section", "Pilots")
    BACKGROUND = "bakgrund", pgettext_lazy("section", "Background and glossary")


MODELS = {
    PartKey.PRINCIPLES: Principle,
    PartKey.PROCESS: Step,
    PartKey.TOOLS: Tool,
    PartKey.ACTIVITIES: Activity,
    PartKey.CASES: Case,
}
# The prose pages that belong on paper.
ARTICLES = ("bakgrund", "ordlista")
EDGE = 16  # units of the line that the cover crops at either end, so that it bleeds


def handbook(language: str, keys: list[str], version: str, on: date) -> dict:
    """The data of a handbook with some parts, of the pages as they are published."""
    screen = Screen(language)
    with translation.override(language):
        start = reading.page(Section, language, key=Section.Key.START)
        method = reading.page(Section, language, key=Section.Key.METHOD)
        title = pgettext("section", "The handbook")
        return {
            "language": language,
            "title": f"{start.title}: {title}",
            "heading": start.title,
            "kind": title,
            "summary": start.summary,
            "author": settings.SITE_OWNER or settings.SITE_URL,
            "keywords": [_("co-creation"), _("green transition")],
            "cover": True,
            "line": line(language),
            "site": settings.SITE_URL,
            "foot": f"{title} · {formats.date_format(on)}",
            "facts": facts(version, on),
            "eu": eu(),
            "words": {"contents": _("Contents"), "qr": _("QR code that leads to")},
            "method": method.title,
            "opening": tree(render(method.body, method.links).html),
            "parts": [part(screen, key) for key in PartKey if key in keys],
        }


def facts(version: str, on: date) -> list[str]:
    return [
        f"{_('Version')} {version}, {formats.date_format(on)}",
        settings.SITE_URL,
        _("The texts may be used freely under CC BY 4.0."),
    ]


def eu() -> dict:
    """The emblem and the words that go with it."""
    emblem = render_to_string("components/_eu_emblem.html")
    return {
        "svg": drawings.dressed(emblem[emblem.index("<svg") :]),
        "alt": _("The flag of the European Union"),
        "words": [
            _("Co-funded by the European Union"),
            "Interreg Öresund-Kattegat-Skagerrak",
        ],
    }


def line(language: str) -> str:
    """The line that loops, across, cut where it would end."""
    drawing = process_map(reading.pages(Step, language), _("to step {}")).wide
    context = {"drawing": drawing, "look": "wide"}
    svg = render_to_string("components/_process_drawing.html", context)
    cut = f'viewBox="{EDGE} 0 {drawing.width - 2 * EDGE} '
    return drawings.dressed(svg.replace(f'viewBox="0 0 {drawing.width} ', cut, 1))


def part(screen: Screen, key: str) -> dict:
    language, label = screen.language, str(PartKey(key).label)
    if key == PartKey.BACKGROUND:
        pages = [reading.page(Article, language, key=each) for each in ARTICLES]
        return {
            "title": label,
            "of": [],
            "pages": [chapter(screen, each) for each in pages],
        }
    section = reading.page(Section, language, key=key)
    pages = reading.pages(MODELS[key], language)
    return {
        "title": section.title,
        "summary": section.summary,
        "of": tree(render(section.body, section.links).html),
        "pages": [chapter(screen, each) for each in pages],
    }


def chapter(screen: Screen, page) -> dict:
    """A page of the site as a section of the handbook."""
    address = f"{settings.SITE_URL}{page.url}"
    drawing = picture(page.reference)
    return {
        "title": str(page),
        "summary": page.summary,
        "place": page.url,
        "address": address,
        "qr": drawings.qr(address),
        "picture": drawings.dressed(drawing) if drawing else "",
        "of": tree(screen.markup(page.url), start="page"),
    }
