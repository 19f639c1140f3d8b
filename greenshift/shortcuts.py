"""What the apps' views share: a section's page, a page's neighbours, a plain list."""

from django.db.models import Subquery
from django.shortcuts import render

from greenshift import reading
from greenshift.models import Edition, Section
from greenshift.pages import Card, cards
from greenshift.visibility import StandsAfter, StandsBefore


def get_section(language, key):
    return reading.page(Section, language, key=key)


def neighbours(page) -> dict[str, Card | None]:
    """The visible pages of the same kind before and after this one, in one query."""
    shelf = Edition.objects.visible().of(type(page)).in_language(page.language)
    place = (page.order, page.title)
    earlier = shelf.filter(StandsBefore(*place)).in_reading_order().reverse()
    later = shelf.filter(StandsAfter(*place)).in_reading_order()
    nearest = [Subquery(one.values("pk")[:1]) for one in (earlier, later)]
    found = cards(Edition.objects.filter(pk__in=nearest))
    own = (page.order, page.title)
    before = [card for card in found if (card.position, card.title) < own]
    after = [card for card in found if (card.position, card.title) > own]
    return {"previous": next(iter(before), None), "next": next(iter(after), None)}


def section_list(request, language, key, model):
    """The page of a section that lists every visible page of one kind."""
    context = {
        "page": get_section(language, key),
        "cards": reading.pages(model, language),
    }
    return render(request, "card_list.html", context)
