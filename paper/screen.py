"""What readers see on screen at an address, for paper to be made of."""

from django.http import HttpRequest
from django.urls import resolve
from django.utils import translation

from greenshift.reading import on_paper


def markup(url: str, language: str) -> str:
    """The HTML of a public page, as a reader without an account gets it."""
    request = HttpRequest()
    request.method = "GET"
    request.path = request.path_info = url
    request.LANGUAGE_CODE = language
    match = resolve(url)
    token = on_paper.set(True)
    try:
        with translation.override(language):
            return match.func(request, *match.args, **match.kwargs).content.decode()
    finally:
        on_paper.reset(token)
