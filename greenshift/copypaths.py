"""
How an address of the site becomes a file of its copy, and pages fit the copy.

Pure functions from text to text. Links between pages become relative and name files,
so that they work from a disk, a stick or any web server.
"""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from greenshift.relinking import relink

# The copy's own page for searching, in each language.
SEARCH = {"sv": "/sok/", "da": "/da/soeg/"}
FOR_STAFF = (f"/{settings.ADMIN_PATH}", "/konto/", "/forhandsgranska/")
# Whole addresses that are fetched where a page only mentions them.
MENTIONED = ("/media/", "/api/")

FORM = re.compile(r"<form\b([^>]*)>.*?</form>", re.DOTALL)
IN_CSS = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


def file_of(address: str) -> str:
    """The file in the copy: /metod/ is metod/index.html."""
    path = unquote(urlsplit(address).path)
    if ".." in path.split("/"):
        raise ValueError(f"{address} leads out of the copy.")
    if path.endswith("/"):
        path += "index.json" if path.startswith("/api/") else "index.html"
    return path.lstrip("/")


def is_ours(address: str) -> bool:
    """Whether an address is one of the site's own that the copy has."""
    is_inside = address.startswith("/") and not address.startswith("//")
    return is_inside and not address.startswith(FOR_STAFF)


def addresses_in(text: str, *, at: str, kind: str, site: str) -> Iterator[str]:
    """The site's own addresses that a page, a style sheet or data at `at` needs."""
    found: list[str] = []

    def note(address: str) -> str:
        found.append(inside(address, site))
        return address

    if kind == "text/html":
        relink(FORM.sub("", text), note)  # which the copy is without
    if kind == "text/css":
        found += [urljoin(at, address) for address in IN_CSS.findall(text)]
    mentioned = re.findall(rf"{re.escape(site)}(/[^\s\"'<>{{}}()\\#?]*)", text)
    is_map = kind == "application/xml"
    found += [each for each in mentioned if is_map or each.startswith(MENTIONED)]
    for address in found:
        if is_ours(address):
            yield urlsplit(address).path


def inside(address: str, site: str) -> str:
    """An address of the site without its scheme and host."""
    return address.removeprefix(site) if address.startswith(f"{site}/") else address


def fitted(html: str, *, at: str, site: str) -> str:
    """
    A page as it stands in the copy: relative links, and forms that say they are shut.

    What the head tells search engines and those who share the page, such as its
    canonical address, stays whole.
    """
    head, body, rest = html.partition("<body")
    body = FORM.sub(lambda form: shut(form, at), body + rest)
    here = posixpath.dirname(file_of(at))

    def change(address: str) -> str:
        address = inside(address, site)
        if address.startswith("?"):
            address = at
        if not is_ours(address):
            return address
        path, anchor = urldefrag(address)
        target = file_of(path)
        return quote(posixpath.relpath(target, here or ".")) + (anchor and f"#{anchor}")

    def change_in_head(address: str) -> str:
        return change(address) if address.startswith("/") else address

    return relink(head, change_in_head) + relink(body, change)


def shut(form: re.Match, at: str) -> str:
    """What stands where a form stood: a way to the search, or that it is shut."""
    if 'type="search"' in form[0]:
        address = SEARCH["da" if at.startswith("/da/") else "sv"]
        return f'<p><a href="{address}">{_("Search")}</a></p>'
    words = _("Closed just now. The form works on the site itself, not in this copy.")
    return f'<div class="admonition note"><p>{words}</p></div>'
