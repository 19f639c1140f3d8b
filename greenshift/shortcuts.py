"""What the apps' views share: a section's page, a page's neighbours, a plain list."""

from django.shortcuts import render

from greenshift import reading
from greenshift.models import Edition, Section
from greenshift.pages import Card, cards


def get_section(language, key):
    return reading.page(Section, language, key=key)


def neighbours(page) -> dict[str, Card | None]:
    """The visible pages of the same kind before and after this one."""
    visible = Edition.objects.visible().of(type(page)).in_language(page.language)
    shelf = cards(visible)
    keys = [card.key for card in shelf]
    if page.key not in keys:
        return {"previous": None, "next": None}
    place = keys.index(page.key)
    return {
        "previous": shelf[place - 1] if place else None,
        "next": shelf[place + 1] if place + 1 < len(shelf) else None,
    }


def section_list(request, language, key, model):
    """The page of a section that lists every visible page of one kind."""
    context = {
        "page": get_section(language, key),
        "cards": reading.pages(model, language),
    }
    return render(request, "card_list.html", context)
