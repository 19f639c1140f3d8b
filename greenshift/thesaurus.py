"""Words that editors say mean the same, and pages they recommend for words."""

import re
from functools import lru_cache

from django.utils.translation import gettext as _

from greenshift.tokens import is_binding, tokens

# komma igång, börja: step:rama-in
RECOMMENDED = re.compile(r"(?P<words>[^:]+): *(?P<page>[a-z]+:[a-z0-9-]+)")


def split_words(line: str) -> list[str]:
    return [part.strip() for part in line.split(",") if part.strip()]


@lru_cache(maxsize=8)
def synonyms(lines: tuple[str, ...], language: str) -> dict[str, frozenset[str]]:
    """Tokens with those of the words that mean the same."""
    found: dict[str, frozenset[str]] = {}
    for line in lines:
        same = frozenset(word.token for word in tokens(line, language))
        for token in same:
            found[token] = found.get(token, frozenset()) | same - {token}
    return found


@lru_cache(maxsize=8)
def recommendations(
    lines: tuple[str, ...], language: str
) -> list[tuple[frozenset[str], str]]:
    """Tokens that are all to be asked for, and the page that is recommended then."""
    found = []
    for line in lines:
        if match := RECOMMENDED.fullmatch(line):
            for words in split_words(match["words"]):
                said = tokens(words, language)
                asked = {w.token for w in said if not is_binding(w.form, language)}
                found.append((frozenset(asked), match["page"]))
    return found


def recommended(lines: tuple[str, ...], language: str, asked: set[str]) -> list[str]:
    """References of the pages that are recommended for what is asked."""
    known = recommendations(lines, language)
    return list(
        dict.fromkeys(page for words, page in known if words and words <= asked)
    )


def pages_named(lines: list[str]) -> list[str]:
    """References of the pages that the lines recommend."""
    return [match["page"] for line in lines if (match := RECOMMENDED.fullmatch(line))]


def synonym_faults(lines: list[str]) -> list[str]:
    message = _("Write two words or more with commas between: {line}")
    return [message.format(line=line) for line in lines if len(split_words(line)) < 2]


def recommendation_faults(lines: list[str]) -> list[str]:
    message = _("Write words, a colon and a page, such as begin: step:rama-in: {line}")
    odd = [line for line in lines if not RECOMMENDED.fullmatch(line)]
    return [message.format(line=line) for line in odd]
