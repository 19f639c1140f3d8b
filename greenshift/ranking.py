"""
Which pages answer a search, and in what order: the same on SQLite and PostgreSQL.

The database looks tokens up, and gives the pages that have each as one list; they
are summed in greenshift.points, which is quicker than grouping the same rows in SQL.
Only pages that readers may see now count, however long ago they were indexed.
"""

import json
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from greenshift.points import Best, Sought, Term, best, places
from greenshift.visibility import PARTNER, IsVisible, about

LISTED = {
    "sqlite": "SELECT json_group_array(rowid) FROM search_index"
    " WHERE search_index MATCH %s",
    "postgresql": "SELECT CAST(json_agg(rowid) AS text) FROM search_index"
    " WHERE words @@ %s::tsquery",
}
COUNTED = "SELECT COUNT(*) FROM greenshift_searchentry WHERE language = %s"
OR = {"sqlite": " OR ", "postgresql": " | "}
QUOTE = {"sqlite": '"', "postgresql": "'"}

Asked = dict[str, list[list[Term]]]

# What readers see, with the same page in the other language where both count.
PARTNER_PK = about("seen", PARTNER.replace("partner.slug", "partner.id"))
SEEN = (
    "SELECT seen.id, seen.kind, seen.language, seen.position, {partner} "
    "FROM greenshift_edition seen WHERE seen.id IN ({pks}) AND "
    + about("seen", IsVisible.sql)
)


class Match(NamedTuple):
    """An edition that is found: its page, how many words it has, and its score."""

    pk: int
    kind: str
    language: str
    position: int
    partner: int | None
    words: int
    score: int


def pages_with(asked: Asked, language: str) -> Best:
    """
    The pages that have most of what is asked, in one query, seen or not.

    `asked` has, for each language to look in, the terms of every word.
    """
    sought = [
        Sought(number, term, place, tongue)
        for tongue, words in asked.items()
        for number, terms in enumerate(words)
        for term in terms
        for place in places(term)
    ]
    if not sought:
        return {}
    total, *pages = look_up(sought, language)
    return best(list(zip(sought, pages, strict=True)), total)


def seen(found: Best, languages: list[str]) -> list[Match]:
    """Those of the pages that readers may see, best first, in one query."""
    if not found:
        return []
    partner = PARTNER_PK if len(languages) > 1 else "NULL"
    sql = SEEN.format(partner=partner, pks=", ".join(map(str, found)))
    at = connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(sql, [at] * sql.count("%s"))
        rows = cursor.fetchall()
    matches = [Match(*row, *found[row[0]]) for row in rows]
    return sorted(matches, key=lambda each: (-each.score, each.position, each.pk))


def look_up(sought: list[Sought], language: str) -> list:
    """How many pages the language has, and those that have each of what is sought."""
    listed = ", ".join([f"({LISTED[connection.vendor]})"] * len(sought))
    wanted = [expression(f"{e.tongue}{e.place}", e.term.tokens) for e in sought]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT ({COUNTED}), {listed}", [language, *wanted])
        total, *pages = cursor.fetchone()
    return [total, *(set(json.loads(each or "[]")) for each in pages)]


def expression(prefix: str, tokens: tuple[str, ...]) -> str:
    """Any of the tokens, each in quotes: they are letters and figures alone."""
    quote = QUOTE[connection.vendor]
    quoted = [f"{quote}{prefix}{token}{quote}" for token in tokens]
    return OR[connection.vendor].join(quoted)
