"""Search as readers meet it: a plain form, and what is found page by page."""

import re
from functools import lru_cache

from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from greenshift import misses, sections, siteversion
from greenshift.models import Section
from greenshift.pages import page_kinds
from greenshift.public import public
from greenshift.reading import previewed
from greenshift.search import PER_PAGE, Results, find
from greenshift.shortcuts import get_section

LONGEST = 200


@public(reads_query=True)
@require_safe
def search(request, language):
    section = own_section(language)
    query = " ".join(request.GET.get("q", "").split())
    kind = request.GET.get("slag", "")
    number = request.GET.get("sida", "1")
    results = Results()
    context = {"page": section, "query": query, "kind": kind, "results": results}
    context |= {"is_asked": "q" in request.GET, **paging(1, 0)}
    context["fault"] = fault(query, kind, number)
    if query and not context["fault"]:
        results = find(
            query,
            language,
            kind=kind,
            page=int(number),
            synonyms=section.synonyms,
            recommended=section.recommended,
        )
        misses.count(results.unknown, language)
        context |= {"results": results, **paging(int(number), results.pages)}
    context["other_search_url"] = sections.address(
        section.other_language, Section.Key.SEARCH
    )
    context["start"] = (context["number"] - 1) * PER_PAGE + 1
    context["kinds"] = choices(results.kinds, kind)
    status = 400 if context["fault"] else 200
    response = render(request, "search.html", context, status=status)
    if context["is_asked"]:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def own_section(language):
    """The page around the hits, read once for every search until the site changes."""
    if previewed.get():
        return get_section(language, Section.Key.SEARCH)
    return kept_section(language, siteversion.state())


@lru_cache(maxsize=4)
def kept_section(language, state):
    return get_section(language, Section.Key.SEARCH)


def fault(query, kind, number):
    """What can't be answered, in words, or nothing."""
    if len(query) > LONGEST:
        return _("Write at most {count} signs.").format(count=LONGEST)
    if kind and kind not in page_kinds():
        return _("There is no such kind of page. Search again to see them all.")
    if not re.fullmatch("[1-9][0-9]{0,3}", number):
        return _("There are not so many hits. Search again to begin anew.")
    return ""


def paging(number, pages):
    return {
        "number": number,
        "previous": number - 1 if 1 < number <= pages else None,
        "next": number + 1 if number < pages else None,
    }


def choices(counts, chosen):
    """Kinds to choose among, with how many hits each has; what is chosen stays."""
    return [
        (kind, model._meta.verbose_name_plural, counts.get(kind, 0))
        for kind, model in page_kinds().items()
        if counts.get(kind) or kind == chosen
    ]
