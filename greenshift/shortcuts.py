"""What the apps' views share: a section's page, a page's neighbours, a plain list."""

from django.shortcuts import render

from greenshift import lookups, reading
from greenshift.models import Section
from greenshift.pages import Card, of_rows


def get_section(language, key):
    return reading.page(Section, language, key=key)


def neighbours(page) -> dict[str, Card | None]:
    """The visible pages of the same kind before and after this one, in one query."""
    own = (page.order, page.title)
    rows = lookups.rows_beside(
        kind=page.reference_kind, language=page.language, order=own[0], title=own[1]
    )
    found = of_rows(rows)
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
