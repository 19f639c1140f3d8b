"""Up to three tools and activities side by side, as the address names them."""

from urllib.parse import urlencode

from django.http import HttpResponseRedirect
from django.views.decorators.http import require_safe

from greenshift import reading
from greenshift.models import Section
from greenshift.shortcuts import get_section
from method import catalogue as shelf
from method.choosing import (
    address,
    answer,
    is_elsewhere,
    link,
    pairs,
    partner_address,
    practical_pages,
)
from method.filters import seven
from method.models import Step
from method.side_by_side import compare

NAME = "val"  # the word in the address for a page to compare
MOST = 3


@require_safe
def comparison(request, language):
    """The filters of the catalogue come along, for the way back to it."""
    steps = reading.pages(Step, language)
    named = set(request.GET.getlist(NAME)) - {""}
    rest = [pair for pair in pairs(request) if pair[0] != NAME]
    asked = shelf.read(seven(steps), rest)
    known = [page for page in practical_pages(language) if page.reference in named]
    strange = sorted(named - {page.reference for page in known})
    unknown = [*(word[: shelf.LONGEST] for word in strange), *asked.unknown]
    ending = query(known, asked.wishes)
    if is_elsewhere(request, ending, unknown):
        return HttpResponseRedirect(address(language, "comparison") + ending)
    context = {
        "page": get_section(language, Section.Key.CATALOGUE),
        "chosen": columns(known[:MOST], asked.wishes, language),
        "left_out": known[MOST:],
        "unknown": unknown,
        "comparison": compare(known[:MOST], steps, language),
        "back_url": link(language, asked.wishes),
        "other_url": partner_address(language, "comparison") + ending,
    }
    return answer(request, "method/comparison.html", context)


def query(pages, wishes):
    """The end of the address that compares pages."""
    named = [(NAME, page.reference) for page in pages]
    ending = urlencode([*named, *wishes.items()], safe=":")
    return f"?{ending}" if ending else ""


def columns(pages, wishes, language):
    """Each page with its kind in words, and the address without it."""
    own = address(language, "comparison")
    return [
        (
            page,
            page._meta.verbose_name,
            own + query([other for other in pages if other is not page], wishes),
        )
        for page in pages
    ]
