"""Search as readers meet it: a plain form, and what is found page by page."""

import re
import secrets
from functools import lru_cache
from itertools import chain
from urllib.parse import quote, urlencode

from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import truncatechars
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from greenshift import misses, sections, siteversion
from greenshift.models import Section
from greenshift.pagecache import making
from greenshift.pages import page_kinds
from greenshift.public import public
from greenshift.reading import previewed
from greenshift.search import PER_PAGE, Results, find
from greenshift.shortcuts import get_section

LONGEST, LONGEST_IN_TITLE = 200, 60  # characters of a query
# Where a frame is parted: a word that nobody can know, and so no text has.
GAP = f"gap-{secrets.token_hex(16)}"


@public(reads_query=True)
@require_safe
def search(request, language):
    state = siteversion.state()
    section = own_section(language, state)
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
        if 0 < results.pages < int(number):
            context["fault"] = too_far()
        else:
            context |= {"results": results, **paging(int(number), results.pages)}
    context["search_url"] = sections.address(language, Section.Key.SEARCH)
    context["other_search_url"] = sections.address(
        section.other_language, Section.Key.SEARCH
    )
    context["start"] = (context["number"] - 1) * PER_PAGE + 1
    context["kinds"] = choices(results.kinds, kind)
    context["ending"] = ending(query, kind)
    context |= languages(section, context["ending"])
    response = answer(request, context, state)
    if context["is_asked"]:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def own_section(language, state):
    """The page around the hits, read once for every search until the site changes."""
    if previewed.get():
        return get_section(language, Section.Key.SEARCH)
    return kept_section(language, state)


@lru_cache(maxsize=4)
def kept_section(language, state):
    return get_section(language, Section.Key.SEARCH)


def answer(request, context, state):
    """Hits in the frame that is the same for every query, or the page made whole."""
    if previewed.get() or not context["results"].hits:
        status = 400 if context["fault"] else 200
        return render(request, "search.html", context, status=status)
    pieces = frame(request.path, context["page"], state)
    title = escape(truncatechars(context["query"], LONGEST_IN_TITLE))
    links = [escape(context["ending"])] * (len(pieces) - 3)
    found = render_to_string("components/_found.html", context)
    filled = zip(pieces, [title, *links, found, ""], strict=True)
    return HttpResponse("".join(chain.from_iterable(filled)))


@lru_cache(maxsize=4)
def frame(path, section, state):
    """
    The page in pieces, parted where a search has something of its own.

    First stands the query in the title, last what it found, and between them the
    endings of the links to its languages. The page is made of a request of our own,
    so that nothing of a reader's is in it.
    """
    request = WSGIRequest(making.clean_request(path))
    request.LANGUAGE_CODE = section.language
    context = {"page": section, "query": GAP, "found": GAP, "is_asked": True}
    context |= languages(section, GAP)
    return render_to_string("search.html", context, request).split(GAP)


def ending(query, kind):
    """What is asked alike in both languages: a kind is the same, a page of hits not."""
    told = {"q": query, "slag": kind if kind in page_kinds() else ""}
    told = {name: value for name, value in told.items() if value}
    return f"?{urlencode(told, safe='', quote_via=quote)}" if query else ""


def languages(section, ending):
    """Where the header's links lead: the same search in both languages."""
    urls = {"own_url": section.url, "other_url": section.partner_url}
    return {name: f"{url}{ending}" for name, url in urls.items() if url}


def fault(query, kind, number):
    """What can't be answered, in words, or nothing."""
    if len(query) > LONGEST:
        return _("Write at most {count} signs.").format(count=LONGEST)
    if kind and kind not in page_kinds():
        return _("There is no such kind of page. Search again to see them all.")
    if not re.fullmatch("[1-9][0-9]{0,3}", number):
        return too_far()
    return ""


def too_far():
    return _("There are not so many hits. Search again to begin anew.")


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
