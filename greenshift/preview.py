"""
A working copy in the real template, for editors and for whom they send the link.

The link is signed, tells nothing of the page and ceases to work after LIFETIME.
"""

from datetime import timedelta

from django.core import signing
from django.urls import resolve, reverse
from django.utils import translation

from greenshift.contentrows import as_file
from greenshift.pages import page_kinds
from greenshift.reading import previewing

LIFETIME = timedelta(days=7)
SALT = "greenshift.preview"


def show(request, page):
    """Answer with the page as its working copy has it. Nothing of it is kept."""
    match = resolve(page.url)
    request.path = request.path_info = page.url
    request.method = "GET"
    request.LANGUAGE_CODE = page.language
    with translation.override(page.language), previewing(as_file(page)):
        response = match.func(request, **match.kwargs)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def address(page):
    """The signed link to a page's working copy."""
    token = signing.dumps([page.reference_kind, page.pk], salt=SALT, compress=True)
    return reverse("shared-preview", args=[token])


def find(token):
    """The page of a signed link, or None where it is false, too old or without page."""
    try:
        kind, pk = signing.loads(token, salt=SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return None
    return page_kinds()[kind].objects.filter(pk=pk).first()
