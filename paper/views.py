import tomllib
from functools import cache

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from greenshift.models import Section
from greenshift.shortcuts import get_section
from greenshift.slugs import slug
from paper import handbook as book, serving, shelf


@require_safe
def handbook(request, language, status=200):
    url = reverse("paper:handbook-pdf", kwargs={"language": language})
    keys = list(book.PartKey.values)
    context = {
        "page": get_section(language, Section.Key.HANDBOOK),
        "parts": book.PartKey.choices,
        "url": url,
        "whole": serving.download(url, lambda: handbook_paper(language, keys)),
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


def handbook_paper(language, keys):
    def data(at):
        return book.handbook(language, keys, version(), timezone.localdate(at))

    return shelf.paper(language, "handbook", " ".join(keys), data)


@cache
def version():
    """The code's version, as pyproject.toml tells it."""
    text = (settings.BASE_DIR / "pyproject.toml").read_text()
    return tomllib.loads(text)["project"]["version"]
