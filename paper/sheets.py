"""
Sheets for the meeting as data: cards, a tool on a card, empty canvases, the poster.

A sheet is made of the same rows and the same HTML as its page, and its words are
nowhere else. paper/typst/ has a template for each.
"""

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from greenshift import reading
from greenshift.models import Section
from greenshift.rendering import render
from greenshift.templatetags.greenshift import picture
from method.models import Principle, Step
from paper import drawings
from paper.canvas import boxes
from paper.tree import tree


def sheet(page, at, kind) -> dict:
    """What every sheet says of itself: whence it comes, and when."""
    address = f"{settings.SITE_URL}{page.url}"
    return {
        "language": page.language,
        "title": f"{kind}: {page}",
        "heading": str(page),
        "kind": kind,
        "summary": page.summary,
        "author": settings.SITE_OWNER or settings.SITE_URL,
        "keywords": [_("co-creation"), _("green transition")],
        "site": settings.SITE_URL,
        "address": address,
        "qr": {
            "svg": drawings.qr(address),
            "alt": f"{_('QR code that leads to')} {address}",
        },
        "foot": f"{site_title(page.language)} · {date_in_one(at)}",
    }


def date_in_one(at) -> str:
    """A date on one line, also where a card is narrow."""
    return formats.date_format(day(at)).replace(" ", "\xa0")


def day(at):
    return timezone.localdate(at)


def site_title(language) -> str:
    return reading.page(Section, language, key=Section.Key.START).title


def drawing_of(page) -> str:
    found = picture(page.reference)
    return drawings.dressed(found) if found else ""


def step_cards(language, key, at) -> dict:
    """A step's cards, four to a sheet."""
    step = reading.page(Step, language, key=key)
    cards = [
        {
            "title": card.title,
            "kind": card.heading,
            "look": card.kind,
            "of": tree(render(card.text, step.links).html),
        }
        for card in step.cards.all()
    ]
    return sheet(step, at, _("Cards to talk over")) | {"cards": cards}


def tool_card(model, language, key, size, at) -> dict:
    """A tool or an activity on a card of A5 or A4."""
    page = reading.page(model, language, key=key)
    kind = str(model._meta.verbose_name).capitalize()
    context = {"page": page, "is_large": size == "a4"}
    html = render_to_string("paper/_tool_card.html", context)
    words = {"size": size, "of": tree(html), "picture": drawing_of(page)}
    return sheet(page, at, kind) | words


def canvas(model, language, key, at) -> dict:
    """A tool's boxes to write in, as large as the sheet allows."""
    page = reading.page(model, language, key=key)
    body = tree(render(page.body, page.links).html)
    return sheet(page, at, _("Canvas")) | {"parts": boxes(body)}


def poster(language, at) -> dict:
    """The principles on one large sheet."""
    section = reading.page(Section, language, key=Section.Key.PRINCIPLES)
    principles = [
        {
            "title": page.title,
            "summary": page.summary,
            "question": page.question,
            "picture": drawing_of(page),
        }
        for page in reading.pages(Principle, language)
    ]
    told = {"above": site_title(language), "principles": principles}
    return sheet(section, at, _("Poster")) | told
