"""What the apps' views share: a section's page, a page's neighbours, a plain list."""

from django.db.models import Q, Subquery
from django.shortcuts import render

from greenshift import reading
from greenshift.models import Edition, Section
from greenshift.pages import Card, cards


def get_section(language, key):
    return reading.page(Section, language, key=key)


def neighbours(page) -> dict[str, Card | None]:
    """The visible pages of the same kind before and after this one, in one query."""
    shelf = Edition.objects.visible().of(type(page)).in_language(page.language)
    place = Q(position=page.order, title__lt=page.title)
    earlier = shelf.filter(Q(position__lt=page.order) | place).in_reading_order()
    place = Q(position=page.order, title__gt=page.title)
    later = shelf.filter(Q(position__gt=page.order) | place).in_reading_order()
    nearest = [earlier.reverse().values("pk")[:1], later.values("pk")[:1]]
    found = cards(Edition.objects.filter(pk__in=[Subquery(pk) for pk in nearest]))
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
