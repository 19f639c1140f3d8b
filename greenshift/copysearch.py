"""
Searching in a copy of the site, where no server is: a list of what the pages are about.

The list is a script that sets one variable, since a page from a disk may not fetch.
"""

import json
import re
from html import unescape

from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from django.utils.html import strip_tags

from greenshift.copypaths import SEARCH, file_of

PARTS = {
    "title": re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL),
    "summary": re.compile(r'<meta name="description" content="([^"]*)"'),
}
HEADING = re.compile(r"<h[23][^>]*>(.*?)</h[23]>", re.DOTALL)


def entry(address, html):
    """What the search knows of a page: its file, title, summary and headings."""
    main = html.partition("<main")[2].partition("</main>")[0]
    found = {name: pattern.search(html) for name, pattern in PARTS.items()}
    told = {name: words(match[1]) for name, match in found.items() if match}
    headings = [words(heading) for heading in HEADING.findall(main)]
    return {"file": file_of(address), "summary": "", **told, "headings": headings}


def words(html):
    return " ".join(unescape(strip_tags(html)).replace("\xad", "").split())


def script(entries):
    text = json.dumps(entries, ensure_ascii=False, separators=(",", ":"))
    return f"window.pagesOfTheCopy = {text};\n"


def list_address(language):
    return f"{SEARCH[language]}pages.js"


def page(address):
    """The page to search on, before it is fitted to the copy."""
    language = next(code for code, each in SEARCH.items() if each == address)
    request = RequestFactory().get(address)
    request.LANGUAGE_CODE = language
    context = {"page": None, "list": list_address(language)}
    with translation.override(language):
        return render_to_string("copy_search.html", context, request)
