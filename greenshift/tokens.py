"""
Words as search knows them: what a text or a query comes down to.

A word is brought to its dictionary form and then to its stem, so that inflections
meet; a compound also gives its parts. The same is done to texts and to queries.
simplemma's word lists are kept as tries in a folder: about 5 MB a language in
memory, against 90 as they are delivered. The libraries are read with the first
word: a tenth of a second that a starting site can do without.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from django.conf import settings

from greenshift.small_words import BINDING, NOT_PARTS

if TYPE_CHECKING:
    from simplemma import Lemmatizer
    from simplemma.strategies.dictionaries import TrieDictionaryFactory

WORD = re.compile(r"[^\W_]+")
# No word that is looked for is longer; the rest of it is let be.
LONGEST = 40
# Each language's way to write the letters that the other writes otherwise.
LETTERS = {
    "sv": str.maketrans({"æ": "ä", "ø": "ö", "é": "e", "ü": "y"}),
    "da": str.maketrans({"ä": "æ", "ö": "ø", "é": "e", "ü": "y"}),
}
STEMMERS = {"sv": "swedish", "da": "danish"}
# Compounds and their parts are at least this long.
SHORTEST_WHOLE, SHORTEST, SHORTEST_TAIL = 7, 3, 4
# What may stand between the parts, and what the first part lost: vardag-s-kunskap,
# medborgar(e)-dialog, olj(a)-e-panna.
JOINTS = (("", ""), ("s", ""), ("", "e"), ("", "a"), ("e", "a"), ("e", ""), ("er", ""))


@dataclass(frozen=True)
class Word:
    """
    A word as written, as the language spells it, its token and those of its parts.
    """

    written: str
    form: str
    token: str
    parts: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        return (self.token, *self.parts)


def tokens(text: str, language: str) -> Iterator[Word]:
    """Every word of a text, in order."""
    for match in WORD.finditer(text):
        yield word(match[0][:LONGEST].lower(), language)


@lru_cache(maxsize=16_384)
def word(written: str, language: str) -> Word:
    form = in_letters_of(normal(written), language)
    lemma = lemma_of(form, language)
    parts = dict.fromkeys(stem(part, language) for part in split(lemma, language))
    token = stem(lemma, language)
    return Word(written, form, token, tuple(part for part in parts if part != token))


def lemma_of(form: str, language: str) -> str:
    """The dictionary form; of a compound that no dictionary has, by its last part."""
    if not is_known(form, language):
        for at in range(SHORTEST, len(form) - SHORTEST_TAIL + 1):
            tail = form[at:]
            if is_known(tail, language) and first_part(form[:at], language):
                return form[:at] + lemmatizer().lemmatize(tail, language).lower()
    return lemmatizer().lemmatize(form, language).lower()


def is_known(form: str, language: str) -> bool:
    return form in dictionaries().get_dictionary(language)


def normal(text: str) -> str:
    """A text with every sign written in one way only."""
    return unicodedata.normalize("NFKC", text)


def in_letters_of(form: str, language: str) -> str:
    """Write a word as the language would: grøn is grön, and aa is å."""
    lowered = "".join(sign for sign in form.lower() if sign.isalnum())
    return lowered.translate(LETTERS[language]).replace("aa", "å")[:LONGEST]


def is_binding(form: str, language: str) -> bool:
    return form in BINDING[language]


def split(lemma: str, language: str) -> tuple[str, ...]:
    """The words that a compound is made of, or none: the most even split wins."""
    found = []
    for at in range(SHORTEST, len(lemma) - SHORTEST + 1):
        head, tail = first_part(lemma[:at], language), lemma[at:]
        if head and len(lemma) >= SHORTEST_WHOLE and is_part(tail, language):
            found.append((min(at, len(tail)), head, tail))
    if not found:
        return ()
    _evenness, head, tail = max(found)
    return (head, tail, *split(tail, language))


def first_part(written: str, language: str) -> str:
    """The word that a compound begins with, as a dictionary has it."""
    for joint, lost in JOINTS:
        head = written.removesuffix(joint) + lost
        if written.endswith(joint) and is_part(head, language):
            return head
    return ""


@lru_cache(maxsize=16_384)
def is_part(form: str, language: str) -> bool:
    """Whether a dictionary has the word in just that form."""
    if len(form) < SHORTEST or form in NOT_PARTS[language]:
        return False
    return dictionaries().get_dictionary(language).get(form) == form


@cache
def dictionaries() -> "TrieDictionaryFactory":
    from simplemma.strategies.dictionaries import TrieDictionaryFactory

    return TrieDictionaryFactory(disk_cache_dir=str(settings.WORDS_DIR))


@cache
def lemmatizer() -> "Lemmatizer":
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    strategy = DefaultStrategy(dictionary_factory=dictionaries())
    return Lemmatizer(lemmatization_strategy=strategy)


@cache
def stemmer(language: str):
    import snowballstemmer

    return snowballstemmer.stemmer(STEMMERS[language])


def stem(lemma: str, language: str) -> str:
    letters = "".join(sign for sign in lemma if sign.isalnum())
    return str(stemmer(language).stemWord(letters))
