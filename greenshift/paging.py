"""Long lists by the page: what the address says, and the ways on and back."""

from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

PER_PAGE = 24
PARAMETER = "sida"
LAST = 9999  # no list is as long


@dataclass(frozen=True)
class Turn:
    """A link to another page of the list."""

    url: str
    title: str


def leaf(request, fetch):
    """
    The part of a list that the address asks for, and where to turn.

    `fetch` is given a start and a count. One more than is shown is asked for, which
    tells whether there are others at less than it costs to count them all.
    """
    number = number_in(request)
    found = fetch(start=(number - 1) * PER_PAGE, count=PER_PAGE + 1)
    if number > 1 and not found:
        raise Http404
    return {
        "cards": found[:PER_PAGE],
        "previous": turn_to(number - 1) if number > 1 else None,
        "next": turn_to(number + 1) if len(found) > PER_PAGE else None,
    }


def number_in(request):
    told = request.GET.get(PARAMETER, "1")
    is_number = told.isascii() and told.isdecimal() and len(told) <= len(str(LAST))
    if not is_number or told.startswith("0"):
        raise Http404
    return int(told)


def turn_to(number):
    url = f"?{PARAMETER}={number}" if number > 1 else "."
    return Turn(url, _("Page {number}").format(number=number))
