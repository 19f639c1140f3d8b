"""How one page gets an address in each language."""

from functools import lru_cache

from django.urls import path, reverse


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
