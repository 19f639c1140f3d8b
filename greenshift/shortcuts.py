"""What the apps' views share: finding a page, its neighbours, a section's list."""

from django.http import Http404
from django.shortcuts import render

from greenshift.models import PageQuerySet, Section
from greenshift.pages import Card, cards


def get_page(pages, request, **lookup):
    """
    The page of an address as this reader may see it, or Http404.

    `pages` is a page model, or a queryset of one that fetches more along.
    """
    found = pages if isinstance(pages, PageQuerySet) else pages.objects
    page = found.visible_to(request.user).with_partner().filter(**lookup).first()
    if page is None:
        raise Http404
    return page


def neighbours(page) -> dict[str, Card | None]:
    """The published pages of the same kind before and after this one."""
    model = type(page)
    shelf = cards([model.objects.published().filter(language=page.language)])
    keys = [card.key for card in shelf]
    if page.key not in keys:
        return {"previous": None, "next": None}
    place = keys.index(page.key)
    return {
        "previous": shelf[place - 1] if place else None,
        "next": shelf[place + 1] if place + 1 < len(shelf) else None,
    }


def section_list(request, language, key, model):
    """The page of a section that lists every published page of one kind."""
    context = {
        "page": get_page(Section, request, language=language, key=key),
        "cards": model.objects.published().in_language(language),
    }
    return render(request, "card_list.html", context)
