"""
A working copy in the real template, for editors and for whom they send the link.

The link is signed, tells nothing of the page and ceases to work after LIFETIME.
"""

from datetime import timedelta

from django.core import signing
from django.urls import resolve, reverse
from django.utils import translation
from django.utils.translation import gettext as _

from greenshift.contentrows import as_file
from greenshift.pages import page_kinds
from greenshift.reading import previewing

LIFETIME = timedelta(days=7)
SALT = "greenshift.preview"


def lacking(page):
    """What is to be filled in before a page can be shown; releases before let it be."""
    names = [name for name in ("key", "slug") if not getattr(page, name)]
    fields = [str(page._meta.get_field(name).verbose_name) for name in names]
    message = _("Fill in and save: {fields}. The page can't be shown without.")
    return message.format(fields=", ".join(fields)) if fields else ""


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
    """The page of a signed link, or None: it is false, too old, or leads to nothing."""
    try:
        kind, pk = signing.loads(token, salt=SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return None
    page = page_kinds()[kind].objects.filter(pk=pk).first()
    return None if page is None or lacking(page) else page
