"""How a paper is told of in a link, and how it is sent."""

import logging
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat
from django.utils.cache import get_conditional_response
from django.utils.translation import ngettext

from paper.typesetting import TypesettingError

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Download:
    """A paper's address, and its format, pages and size in words."""

    url: str
    words: str


def download(url, paper):
    """What a link to a paper says, measured from the one made last, if any."""
    if paper is None:
        return Download(url, "PDF")
    pages = ngettext("{} page", "{} pages", paper.page_count).format(paper.page_count)
    kept = pages.replace(" ", "\xa0")  # a number at a line's end says nothing
    return Download(url, f"PDF, {kept}, {filesizeformat(paper.size)}")


def send(request, make, file_name):
    """The paper itself, or the short word that the reader has it already."""
    try:
        paper = make()
    except TypesettingError:
        logger.exception("No paper was made for %s", request.path)
        return render(request, "paper/not_made.html", {"page": None}, status=503)
    etag = f'"{paper.digest}"'
    response = get_conditional_response(request, etag)
    if response is None:
        response = HttpResponse(paper.data, content_type="application/pdf")
        response.headers["Content-Disposition"] = f'inline; filename="{file_name}"'
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
