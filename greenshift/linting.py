"""
What an editor is told about a text: headings, alt texts, link words, LIX.

Pure functions from Markdown to findings. `lint` finds errors, which a reader would
stumble on; `advise` finds what could be said better. The caller decides what stops.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from greenshift import otherforms

LIX_LIMIT = 45
LONGEST_SENTENCE = 30  # words

HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*$")
# An id that an editor has fixed: ## Ramar {#ramar}
FIXED_ID = re.compile(r"\s*\{#([a-z0-9-]+)\}\s*$")
LIKE_AN_ID = re.compile(r"\{#?[^}]*\}\s*$")
IMAGE = re.compile(r"!\[([^\]]*)\]\(([^)\s]*)[^)]*\)")
FILE_NAME = re.compile(r"[\w-]+\.(jpe?g|png|gif|webp|avif|svg)", re.IGNORECASE)
LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)\s]*)[^)]*\)")
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+")
SENTENCE_END = re.compile(r"[.!?:](?=[\s*)”»]|$)")
TABLE_LINE = re.compile(r"^\s*\|?(\s*:?-+:?\s*\|)+\s*(:?-+:?\s*\|?)?\s*$")
EMPTY_LINK_WORDS = {
    *("här", "klicka här", "läs mer", "länk", "her", "klik her", "læs mere", "link"),
}


@dataclass(frozen=True)
class Finding:
    """Something to mend in a text; `line` counts from 1 within the text."""

    line: int
    message: str


def lint(text: str) -> list[Finding]:
    """Everything an editor should mend in one Markdown text."""
    lines = list(enumerate(text.splitlines(), start=1))
    return [
        *heading_order(lines),
        *fixed_ids(lines),
        *alt_texts(lines),
        *link_words(lines),
        *table_headers(lines),
        *(Finding(*found) for found in otherforms.found_in(text)),
    ]


def advise(text: str) -> list[Finding]:
    """What an editor could say better in one Markdown text."""
    return [*long_sentences(enumerate(plain(text).splitlines(), start=1))]


def heading_order(lines: Iterable[tuple[int, str]]) -> Iterable[Finding]:
    """Headings begin at level 2, under the title, and skip no level downwards."""
    found = [(n, len(m[1])) for n, line in lines if (m := HEADING.match(line))]
    for number, level in found:
        if level == 1:
            yield Finding(number, _("Level 1 is the title. Begin headings at ##."))
    for (_line, above), (number, level) in pairwise([(0, 1), *found]):
        if level > above + 1:
            message = _("The heading skips a level: use {signs} here.")
            yield Finding(number, message.format(signs="#" * (above + 1)))


def fixed_ids(lines: Iterable[tuple[int, str]]) -> Iterable[Finding]:
    """An address that is fixed for a heading can be read, and is its own."""
    unread = _("Write a heading's address with a–z, digits and hyphens: {example}.")
    twice = _("The address {id} is another heading's already.")
    seen = set()
    for number, line in lines:
        heading = HEADING.match(line)
        if not heading or not LIKE_AN_ID.search(heading[2]):
            continue
        found = FIXED_ID.search(heading[2])
        if not found:
            yield Finding(number, unread.format(example="{#ramar}"))
        elif found[1] in seen:
            yield Finding(number, twice.format(id=found[0].strip()))
        else:
            seen.add(found[1])


def alt_texts(lines: Iterable[tuple[int, str]]) -> Iterable[Finding]:
    lacking = _("The picture {source} lacks an alt text.")
    unsaying = _("The alt text {alt} is a file name. Describe the picture.")
    for number, line in lines:
        for alt, source in IMAGE.findall(line):
            if source.startswith("image:"):
                continue  # the library knows what it shows
            if not alt.strip():
                yield Finding(number, lacking.format(source=source))
            elif FILE_NAME.fullmatch(alt.strip()):
                yield Finding(number, unsaying.format(alt=alt))


def link_words(lines: Iterable[tuple[int, str]]) -> Iterable[Finding]:
    message = _("The link “{words}” does not say where it leads.")
    for number, line in lines:
        for words, _address in LINK.findall(line):
            if words.strip().lower() in EMPTY_LINK_WORDS:
                yield Finding(number, message.format(words=words))


def table_headers(lines: Iterable[tuple[int, str]]) -> Iterable[Finding]:
    """A table's first line says what its columns hold, each of them."""
    message = _("Column {column} of the table lacks a heading.")
    for (number, above), (_number, line) in pairwise(lines):
        if "|" in above and TABLE_LINE.match(line):
            for column, cell in enumerate(above.strip().strip("|").split("|"), 1):
                if not cell.strip():
                    yield Finding(number, message.format(column=column))


def long_sentences(lines: Iterable[tuple[int, str]]) -> Iterable[Finding]:
    message = _("A sentence of {count} words. Could it be two?")
    for number, line in lines:
        for sentence in SENTENCE_END.split(line):
            count = len(WORD.findall(sentence))
            if count > LONGEST_SENTENCE:
                yield Finding(number, message.format(count=count))


def link_addresses(text: str) -> Iterable[tuple[int, str]]:
    """The line and address of every link in a text."""
    for number, line in enumerate(text.splitlines(), start=1):
        for _words, address in LINK.findall(line):
            yield number, address


def lix(texts: Iterable[str]) -> float:
    """
    Readability by Björnsson (1968): words a sentence + percent of long words.

    A word is long with more than six letters; a sentence ends at . : ? or !,
    or with its line, since a heading or a list item is read as a sentence.
    30–40 is easy, 40–50 medium, above 50 hard.
    """
    words = long_words = sentences = 0
    for text in texts:
        for line in plain(text).splitlines():
            found = WORD.findall(line)
            if found:
                words += len(found)
                long_words += sum(len(word) > 6 for word in found)
                sentences += 1 + len(SENTENCE_END.findall(line.rstrip(".!?:*)”» ")))
    return words / sentences + 100 * long_words / words if words else 0


def lix_meaning(score: float) -> str:
    """What a LIX means in words, by Björnsson's own steps."""
    steps = [(30, _("very easy")), (40, _("easy")), (50, _("medium")), (60, _("hard"))]
    return next((word for limit, word in steps if score < limit), _("very hard"))


def plain(text: str) -> str:
    """Strip the addresses of links, pictures and headings, which nobody reads aloud."""
    words = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(rf"(?m)^(#.*?){FIXED_ID.pattern}", r"\1", words)
