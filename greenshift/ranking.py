"""
Which pages answer a search, and in what order: the same on SQLite and PostgreSQL.

Every token that is asked for is looked up at each place where it may stand, and
gives whole points there: more in a title than in a text, more for the word itself
than for a synonym, more for a word that few pages have. A page's points are summed
and multiplied by how many of the words it has, and one. Only pages that readers may
see now count, however long ago they were indexed.
"""

from dataclasses import dataclass

from django.db import connection
from django.db.models import Case, IntegerField, OuterRef, Subquery, Value, When

from greenshift.editions import Edition
from greenshift.search_index import WORTH

MATCH = {"sqlite": "search_index MATCH %s", "postgresql": "words @@ %s::tsquery"}
OR = {"sqlite": " OR ", "postgresql": " | "}
QUOTE = {"sqlite": '"', "postgresql": "'"}

# The points of a word by how many pages have it: more than half of them, and so on.
RARITY = """\
CASE WHEN count * 2 > total THEN 1 WHEN count * 8 > total THEN 3
WHEN count * 32 > total THEN 5 ELSE 7 END"""
RANKED = """\
WITH
matched AS ({branches}),
said AS MATERIALIZED (SELECT rowid, word, SUM(points) AS points, MAX(sure) AS sure
    FROM matched GROUP BY rowid, word),
counted AS (SELECT word, COUNT(*) AS count FROM said GROUP BY word),
pages AS (SELECT COUNT(*) AS total FROM greenshift_searchentry WHERE language = %s),
rare AS MATERIALIZED (SELECT word, {rarity} AS worth FROM counted CROSS JOIN pages),
scored AS (SELECT rowid, SUM(sure) AS words, (SUM(sure) + 1) * SUM(points * worth)
    AS score FROM said CROSS JOIN rare WHERE rare.word = said.word GROUP BY rowid
    ORDER BY score DESC, rowid LIMIT {most}),
seen (id, kind, language, position, partner) AS ({seen})
SELECT seen.*, scored.words, scored.score
FROM scored JOIN seen ON seen.id = scored.rowid
ORDER BY score DESC, seen.position, seen.id"""
# The best are enough: no one reads so far, and every page less is time won.
MOST = 300
# Fewer points than this are not worth looking for.
LEAST = 8


@dataclass(frozen=True)
class Term:
    """
    Tokens that answer a word that is asked for, and how well, in tenths.

    A part of a compound is not the word itself, and so not sure.
    """

    tokens: tuple[str, ...]
    worth: int
    is_sure: bool = True


@dataclass(frozen=True)
class Match:
    """An edition that is found: its page, how many words it has, and its score."""

    pk: int
    kind: str
    language: str
    position: int
    partner: int | None
    words: int
    score: int


def ranked(asked: dict[str, list[list[Term]]], language: str) -> list[Match]:
    """
    The visible editions that answer, best first, in one query.

    `asked` has, for each language to look in, the terms of every word.
    """
    branches, params = [], []
    for tongue, words in asked.items():
        for number, terms in enumerate(words):
            for term in terms:
                for place in places(term):
                    branches.append(branch(number, term, WORTH[place]))
                    params.append(expression(f"{tongue}{place}", term.tokens))
    if not branches:
        return []
    seen, seen_params = visible(list(asked)).query.sql_with_params()
    matched = "\nUNION ALL ".join(branches)
    sql = RANKED.format(branches=matched, rarity=RARITY, seen=seen, most=MOST)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*params, language, *seen_params])
        return [Match(*row) for row in cursor.fetchall()]


def places(term: Term) -> list[str]:
    """Where it pays to look for a term."""
    return [place for place, worth in WORTH.items() if worth * term.worth >= LEAST]


def branch(number: int, term: Term, worth: int) -> str:
    columns = f"{number} AS word, {worth * term.worth} AS points, "
    columns += f"{int(term.is_sure)} AS sure"
    match = MATCH[connection.vendor]
    return f"SELECT rowid, {columns} FROM search_index WHERE {match}"


def expression(prefix: str, tokens: tuple[str, ...]) -> str:
    """Any of the tokens, each in quotes: they are letters and figures alone."""
    quote = QUOTE[connection.vendor]
    quoted = [f"{quote}{prefix}{token}{quote}" for token in tokens]
    return OR[connection.vendor].join(quoted)


def visible(languages):
    """What readers see, with the same page in the other language where both count."""
    editions = Edition.objects.visible().filter(language__in=languages).order_by()
    partner = Value(None, output_field=IntegerField())
    if len(languages) > 1:
        swapped = Case(When(language="sv", then=Value("da")), default=Value("sv"))
        editions = editions.annotate(tongue=swapped)
        same = {name: OuterRef(name) for name in ("kind", "key")}
        twins = Edition.objects.visible().filter(language=OuterRef("tongue"), **same)
        partner = Subquery(twins.values("pk")[:1])
    named = editions.annotate(partner=partner)
    return named.values_list("pk", "kind", "language", "position", "partner")
