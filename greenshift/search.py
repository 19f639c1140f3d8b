"""
Find the pages that answer a query.

The words are first looked for as they are. Only where that gives little does search
look again: with slips mended, and with words that the other language knows. What
those find there stands for the same pages in the reader's own language.
"""

from collections import Counter
from dataclasses import dataclass, field, replace

from greenshift import slips, thesaurus
from greenshift.hits import Hit, fetch, hits
from greenshift.points import Term
from greenshift.ranking import Match, pages_with, seen
from greenshift.tokens import Word, is_binding, normal, tokens

MOST_WORDS = 8
PER_PAGE = 10
# With fewer hits than this, search looks again, and offers the other language.
FEW = 4
OFFERED = 3
# A page with less than this part of the best one's points is left out.
CUT = 30
# What a term is worth, in tenths: the word, a slip mended, a synonym; the last part
# of a compound, which says what it is, and the first.
WORD, MENDED, SYNONYM, LAST_PART, FIRST_PART = 10, 8, 6, 4, 1


@dataclass(frozen=True)
class Results:
    """What there is to show; `mended` has what was written and what was meant."""

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    pages: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    recommended: list[Hit] = field(default_factory=list)
    in_other: list[Hit] = field(default_factory=list)
    mended: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Question:
    """A query as words in a language, with the terms that answer each."""

    language: str
    words: list[Word]
    terms: list[list[Term]]

    @property
    def tokens(self) -> frozenset[str]:
        return frozenset(
            token for terms in self.terms for term in terms for token in term.tokens
        )


def find(query, language, *, kind="", page=1, synonyms=(), recommended=()) -> Results:
    """The hits of one page of results, and what to say of them."""
    asked = ask(query, language, synonyms)
    found = pages_with({language: asked.terms}, language)
    others, mended, unknown = [], {}, []
    other = ask(query, other_than(language), ())
    if is_little(found, asked):
        asked, other, mended, unknown = look_again(asked, other)
        both = {language: asked.terms, other.language: other.terms}
        found, others = merge(seen(pages_with(both, language), [*both]), language)
    else:
        found = seen(found, [language])
    found = worth_showing(found)
    kinds = dict(Counter(match.kind for match in found))
    of_kind = [match for match in found if kind in ("", match.kind)]
    shown = of_kind[(page - 1) * PER_PAGE : page * PER_PAGE]
    offered = others[:OFFERED] if len(of_kind) < FEW else []
    told = {token for word in asked.words for token in word.all}
    references = thesaurus.recommended(tuple(recommended), language, told)
    rows = fetch([each.pk for each in [*shown, *offered]], references, language)
    return Results(
        hits=hits(shown, rows, asked.tokens),
        total=len(of_kind),
        pages=-(-len(of_kind) // PER_PAGE),
        kinds=kinds,
        recommended=[Hit(rows[each][0]) for each in references if each in rows],
        in_other=hits(offered, rows, other.tokens),
        mended=mended,
        unknown=unknown,
    )


def worth_showing(found):
    """Without those that have so little of it that they would only be in the way."""
    best = max((match.score for match in found), default=0)
    return [match for match in found if match.score * CUT >= best]


def other_than(language):
    return "da" if language == "sv" else "sv"


def ask(query, language, synonyms) -> Question:
    """The words that say something, once each; where none does, all of them."""
    said = list(dict.fromkeys(tokens(normal(query), language)))
    telling = [word for word in said if not is_binding(word.form, language)]
    words = (telling or said)[:MOST_WORDS]
    same = thesaurus.synonyms(tuple(synonyms), language)
    return Question(language, words, [terms(word, same) for word in words])


def terms(word, same) -> list[Term]:
    found = [Term((word.token,), WORD)]
    if word.parts:
        first, last = word.parts[:1], word.parts[1:] or word.parts
        found += [Term(first, FIRST_PART, False), Term(last, LAST_PART, False)]
    if meant := same.get(word.token):
        found.append(Term(tuple(sorted(meant)), SYNONYM))
    return found


def is_little(found, asked):
    """Whether few pages have it, seen or not, or none has every word."""
    best = max((words for words, _score in found.values()), default=0)
    return bool(asked.words) and (len(found) < FEW or best < len(asked.words))


def look_again(asked, other):
    """Both questions with what was probably meant, the slips, and what no one knows."""
    known = slips.vocabulary({asked.language: asked.words, other.language: other.words})
    mended, unknown, own = {}, [], list(asked.terms)
    abroad = {word.written: word for word in other.words}
    for place, word in enumerate(asked.words):
        if known.has(word, asked.language):
            continue
        twin = abroad.get(word.written)
        if twin and known.has(twin, other.language):
            continue
        if near := known.nearest(word, asked.language):
            mended[word.written] = near[0]
            own[place] = [*own[place], Term((near[1],), MENDED)]
        elif not known.has_part(word, asked.language):
            unknown.append(word.form)
    return replace(asked, terms=own), other, mended, unknown


def merge(found, language):
    """Hits in the reader's language, where those in the other stand for their twins."""
    own = {match.pk: match for match in found if match.language == language}
    others = [match for match in found if match.language != language]
    for match in others:
        if match.partner is None:
            continue
        twin = own.get(match.partner)
        best = max(match.words, twin.words if twin else 0)
        own[match.partner] = Match(
            match.partner,
            match.kind,
            language,
            match.position,
            match.pk,
            best,
            match.score + (twin.score if twin else 0),
        )
    first = sorted(own.values(), key=lambda m: (-m.score, m.position, m.pk))
    return first, others
