"""What readers see on screen at an address, for paper to be made of."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.urls import resolve
from django.utils import translation

from greenshift import siteversion
from greenshift.pagecache.negotiation import IDENTITY
from greenshift.pagecache.shelf import Shelf, of_site


@dataclass(frozen=True)
class Screen:
    """The public pages of a language, as a reader without an account gets them now."""

    language: str
    version: siteversion.Version = field(default_factory=siteversion.look)
    shelf: Shelf = field(default_factory=of_site)

    def markup(self, url: str) -> str:
        """The HTML of a page: as it stands on the shelf for readers, or made now."""
        if page := self.shelf.take(url, self.version):
            return page.forms[IDENTITY].body[0].decode()
        request = HttpRequest()
        request.method = "GET"
        request.path = request.path_info = url
        request.LANGUAGE_CODE = self.language
        match = resolve(url)
        with translation.override(self.language):
            response = match.func(request, *match.args, **match.kwargs)
        return response.content.decode()
