"""
Links and pictures that Markdown and HTML know, and the site does not follow.

What the site keeps track of is written as [words](step:utforska) and
![description](image:torget). In another form no page knows that it is linked to, and
no picture is shown.
"""

import re
from collections.abc import Iterator
from html import unescape

from django.utils.translation import gettext as _

# [words][name], and elsewhere [name]: address "title". With more on its line it is
# speech: [Anna]: We began anew. No piece gives back what it took, or many spaces would
# take long.
DEFINITION = re.compile(
    r"^(?:[ \t>]|[-*+] |\d+\. )*\[[^\[\]]*\]:[ \t]*+\n?[ \t>]*+<?([^\s>]++)"
    r"(?=>?[^\S\n]*(?:$|[\"'(]))",
    re.MULTILINE,
)
# Never past the next element, or many without an end would take long.
ELEMENT = re.compile(
    r"<(?:a|img)\b(?:[^<>]*?[\s\"'/])??(?:href|src)\s*=\s*[\"']?([^\"'\s>]+)",
    re.IGNORECASE,
)
ELSEWHERE = ("https://", "http://", "mailto:", "tel:")


def found_in(text: str) -> Iterator[tuple[int, str]]:
    """The line of each, and how to write it instead."""
    for form in (DEFINITION, ELEMENT):
        for match in form.finditer(text):
            address = unescape(match[1])
            is_picture = address.startswith("image:")
            if is_picture or not address.lower().startswith(ELSEWHERE):
                yield text.count("\n", 0, match.start(1)) + 1, advice(address)


def advice(address: str) -> str:
    if address.startswith("image:"):
        message = _("Write the picture as ![description]({address}), or it is missing.")
    else:
        message = _("Write the link as [words]({address}), or it may lead nowhere.")
    return message.format(address=address)
