"""How one page gets an address in each language, and which words are taken."""

from functools import lru_cache

from django.conf import settings
from django.http import HttpResponsePermanentRedirect
from django.urls import get_resolver, path, reverse


def in_both_languages(name, view, *, sv, da):
    """The same view and name twice: Swedish at /, Danish under /da/."""
    return [
        path(sv, view, {"language": "sv"}, name=name),
        path(f"da/{da}", view, {"language": "da"}, name=name),
    ]


@lru_cache(maxsize=4096)
def address(name, language, slug=None):
    """The address by a name above. A page has some thirty, and they never change."""
    known = {"language": language} | ({"slug": slug} if slug else {})
    return reverse(name, kwargs=known)


def moved_to(request, address):
    """Lead on to another address for good, with what was asked at this one."""
    query = request.META.get("QUERY_STRING")
    return HttpResponsePermanentRedirect(address + (f"?{query}" if query else ""))


def taken(language):
    """The words that the site's own addresses begin with, in a language."""
    start = "da/" if language == "da" else ""
    found = known(get_resolver().url_patterns)
    own = [route.removeprefix(start) for route in found if route.startswith(start)]
    return {route.partition("/")[0] for route in own}


def known(patterns):
    """Every address of some patterns, and of files, from the first word on."""
    files = [each.lstrip("/") for each in (settings.STATIC_URL, settings.MEDIA_URL)]
    return [*routes(patterns), *files]


def routes(patterns, lead=""):
    for each in patterns:
        route = f"{lead}{each.pattern}"
        yield route
        yield from routes(getattr(each, "url_patterns", ()), route)
