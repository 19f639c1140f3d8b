import tomllib
from functools import cache

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from greenshift import reading
from greenshift.models import Section
from greenshift.public import public
from greenshift.shortcuts import get_section
from greenshift.slugs import slug
from method.models import Step, Tool
from paper import handbook as book, serving, sheets, shelf

SIZES = ("a4", "a5")


@public
@require_safe
def handbook(request, language, status=200):
    url = reverse("paper:handbook-pdf", kwargs={"language": language})
    keys = list(book.PartKey.values)
    steps, tools = (reading.pages(model, language) for model in (Step, Tool))
    context = {
        "page": get_section(language, Section.Key.HANDBOOK),
        "parts": book.PartKey.choices,
        "url": url,
        "whole": serving.download(url, handbook_made_last(language, keys)),
        "steps": [step for step in steps if step.cards.all()],
        "canvases": [tool for tool in tools if tool.kind == Tool.Kind.CANVAS],
        "is_unknown": status == 400,
    }
    return render(request, "paper/handbook.html", context, status=status)


@require_safe
def handbook_pdf(request, language):
    """The parts that are asked for in ?del=…, or the whole."""
    asked = request.GET.getlist("del") or book.PartKey.values
    if not set(asked) <= set(book.PartKey.values):
        return handbook(request, language, status=400)
    keys = [key for key in book.PartKey.values if key in asked]
    name = slug(pgettext("section", "The handbook"), language)
    if len(keys) < len(book.PartKey):
        name = "-".join([name, *keys])
    return serving.send(
        request, lambda: handbook_paper(language, keys), f"{name}-{language}.pdf"
    )


def handbook_made_last(language, keys):
    """What tells the size: pages are made anew often, and setting takes seconds."""
    return shelf.last(language, "handbook", " ".join(keys))


def handbook_paper(language, keys):
    def data(at):
        return book.handbook(language, keys, version(), timezone.localdate(at))

    return shelf.paper(language, "handbook", " ".join(keys), data)


@require_safe
def step_cards(request, language, slug):
    step = reading.page(Step, language, slug=slug)
    if not step.cards.all():
        raise Http404

    def data(at):
        return sheets.step_cards(language, step.key, at)

    return send_sheet(request, language, "cards", step.reference, data, slug)


def card_of(model):
    """The view of a kind's cards: a tool or an activity on a sheet of A4 or A5."""

    @require_safe
    def card(request, language, slug, size):
        page = reading.page(model, language, slug=slug)
        if size not in SIZES:
            raise Http404

        def data(at):
            return sheets.tool_card(model, language, page.key, size, at)

        asked = f"{page.reference} {size}"
        return send_sheet(request, language, "toolcard", asked, data, f"{slug}-{size}")

    return card


@require_safe
def canvas(request, language, slug):
    tool = reading.page(Tool, language, slug=slug)
    if tool.kind != Tool.Kind.CANVAS:
        raise Http404

    def data(at):
        return sheets.canvas(Tool, language, tool.key, at)

    return send_sheet(request, language, "canvas", tool.reference, data, f"{slug}-a3")


@require_safe
def poster(request, language):
    section = get_section(language, Section.Key.PRINCIPLES)

    def data(at):
        return sheets.poster(language, at)

    name = f"{section.slug}-a3"
    return send_sheet(request, language, "poster", section.reference, data, name)


def send_sheet(request, language, template, asked, data, name):
    def make():
        return shelf.paper(language, template, asked, data)

    return serving.send(request, make, f"{name}-{language}.pdf")


@cache
def version():
    """The code's version, as pyproject.toml tells it."""
    text = (settings.BASE_DIR / "pyproject.toml").read_text()
    return tomllib.loads(text)["project"]["version"]
