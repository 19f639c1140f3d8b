"""How one page gets an address in each language."""

from django.urls import path


def in_both_languages(name, view, *, sv, da):
    """The same view and name twice: Swedish at /, Danish under /da/."""
    return [
        path(sv, view, {"language": "sv"}, name=name),
        path(f"da/{da}", view, {"language": "da"}, name=name),
    ]
