"""What was probably meant, where a word stands on no page."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from greenshift.search_index import SearchWord
from greenshift.tokens import Word, in_letters_of

# Letters that may be wrong, by the length of the word.
LENIENCE = ((4, 0), (7, 1), (40, 2))


@dataclass(frozen=True)
class Vocabulary:
    """The words of pages that resemble what is asked, by language."""

    rows: tuple[tuple[str, str, str], ...]

    def has(self, word: Word, language: str) -> bool:
        return word.token in self.tokens(language)

    def has_part(self, word: Word, language: str) -> bool:
        return not self.tokens(language).isdisjoint(word.parts)

    def tokens(self, language: str) -> set[str]:
        return {token for tongue, _form, token in self.rows if tongue == language}

    def nearest(self, word: Word, language: str) -> tuple[str, str] | None:
        """The form and token of the word that is nearest in spelling, if any."""
        from rapidfuzz.distance import OSA  # with the first slip

        most = next(most for length, most in LENIENCE if len(word.form) <= length)
        near = [
            (distance, form, token)
            for written in spellings(word.form, language)
            for tongue, form, token in self.rows
            if tongue == language
            and (distance := OSA.distance(written, form, score_cutoff=most)) <= most
        ]
        return min(near)[1:] if near else None


def spellings(form: str, language: str) -> set[str]:
    """As it is written, and as one writes on a keyboard without the letters."""
    spelt_out = form.replace("ae", "æ").replace("oe", "ø")
    return {form, in_letters_of(spelt_out, language)}


def starts(words: list[Word], language: str) -> set[str]:
    return {each[:2] for word in words for each in spellings(word.form, language)}


def vocabulary(words: dict[str, list[Word]]) -> Vocabulary:
    """Everything that resembles the words in any language, in one query."""
    wanted = [
        Q(language=language)
        & (
            Q(token__in=[token for word in asked for token in word.all])
            | Q(start__in=starts(asked, language))
            | Q(ending__in=[word.form[-3:] for word in asked])
        )
        for language, asked in words.items()
    ]
    found = SearchWord.objects.filter(reduce(or_, wanted))
    return Vocabulary(tuple(found.values_list("language", "form", "token")))
