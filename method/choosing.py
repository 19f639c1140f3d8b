"""
Choosing among the tools and the activities, by filters that stand in the address.

The same choice has the same address, with its parameters in one order. What an
address asks for in vain is left out, and told.
"""

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from greenshift import reading
from greenshift.models import Section
from greenshift.public import public
from greenshift.shortcuts import get_section
from method import catalogue as shelf
from method.filter_form import FilterForm
from method.filters import seven
from method.measures import measures
from method.models import Activity, Step, Tool

RESULT = "#urval"  # where on the page the hits begin


@public(reads_query=True)
@require_safe
def catalogue(request, language):
    """Every tool and activity, or those that fit; the nearest where none does."""
    filters = seven(reading.pages(Step, language))
    asked = shelf.read(filters, pairs(request))
    ending = shelf.query(asked.wishes)
    if is_elsewhere(request, ending, asked.unknown):
        return HttpResponseRedirect(address(language) + ending)
    context = {
        "page": get_section(language, Section.Key.CATALOGUE),
        "asked": asked,
        "active": active(filters, asked.wishes, language),
        "all_url": address(language) + RESULT,
        "compare_url": address(language, "comparison"),
        "other_url": partner_address(language) + ending,
        **found(practical_pages(language), filters, asked.wishes, language),
    }
    return answer(request, "method/catalogue.html", context)


def found(pages, filters, wishes, language):
    """The hits, or the nearest and the ways out, and the form with their numbers."""
    hits = shelf.hits(pages, filters, wishes)
    shown = hits or shelf.nearest(pages, filters, wishes)
    counted = shelf.counted(pages, filters, wishes)
    return {
        "form": FilterForm(counted, wishes, address(language) + RESULT),
        "count": len(hits),
        "total": len(pages),
        "groups": groups(shown, filters, wishes),
        "ways": [] if hits else ways(pages, filters, wishes, language),
    }


def pairs(request):
    return [(name, code) for name, codes in request.GET.lists() for code in codes]


def is_elsewhere(request, ending, unknown):
    """Whether the same choice has another address, with nothing to tell of it."""
    asked = request.META["QUERY_STRING"]
    return not unknown and asked != ending.removeprefix("?")


def practical_pages(language):
    return [*reading.pages(Tool, language), *reading.pages(Activity, language)]


def address(language, name="catalogue"):
    return reverse(f"method:{name}", kwargs={"language": language})


def partner_address(language, name="catalogue"):
    return address("da" if language == "sv" else "sv", name)


def link(language, wishes):
    return address(language) + shelf.query(wishes) + RESULT


def active(filters, wishes, language):
    """Each filter in use in words, with the address that drops it."""
    return [
        {
            "label": each.label,
            "words": each.choices[wishes[each.name]],
            "hint": each.hint,
            "url": link(language, shelf.without(wishes, each.name)),
        }
        for each in filters
        if each.name in wishes
    ]


def groups(pages, filters, wishes):
    """What is shown, tools first, each with its measures and what it lacks."""
    words = {each.name: each.label for each in filters}
    cards = [
        {
            "page": page,
            "measures": measures(page),
            "lacks": [words[name] for name in shelf.lacks(page, filters, wishes)],
        }
        for page in pages
    ]
    return [
        (capfirst(model._meta.verbose_name_plural), kept)
        for model in (Tool, Activity)
        if (kept := [card for card in cards if isinstance(card["page"], model)])
    ]


def ways(pages, filters, wishes, language):
    """Ways out where nothing fits, in words, with their addresses."""
    words = {
        each.name: f"{each.label}: {each.choices[wishes[each.name]]}"
        for each in filters
        if each.name in wishes
    }
    return [
        {
            "words": [words[name] for name in way.names],
            "count": way.count,
            "url": link(language, shelf.without(wishes, *way.names)),
        }
        for way in shelf.ways_out(pages, filters, wishes)
    ]


def answer(request, template, context):
    """A choice is one reader's: not for shared caches, and not for search engines."""
    response = render(request, template, context)
    if request.GET:
        patch_cache_control(response, private=True, no_cache=True)
        response.headers["X-Robots-Tag"] = "noindex"
    return response
