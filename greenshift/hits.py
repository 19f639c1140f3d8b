"""What is shown of a page that search finds: its card, and the passage that answers."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from greenshift import passages
from greenshift.pages import CARD_FIELDS, Card
from greenshift.ranking import Match
from greenshift.visibility import IsVisible, about

# As SQL, for Django would take longer to put the query together than it takes.
ROWS = (
    f"SELECT {', '.join(f'seen.{name}' for name in CARD_FIELDS)}, "
    "seen.id, entry.text, entry.tokens "
    "FROM greenshift_edition seen "
    "LEFT JOIN greenshift_searchentry entry ON entry.edition_id = seen.id "
    "WHERE ({wanted}) AND " + about("seen", IsVisible.sql)
)
OF_PAGE = "(seen.kind = %s AND seen.key = %s AND seen.language = %s)"


@dataclass(frozen=True)
class Hit:
    """A page that is found, with the passage that answers, if it is known."""

    card: Card
    passage: list[passages.Piece] = field(default_factory=list)


class Row(NamedTuple):
    """A page's card, its plain text and the tokens of that, where it is indexed."""

    card: Card
    text: str | None
    tokens: str | None


def fetch(
    pks: Collection[int], references: Sequence[str], language: str
) -> dict[int | str, Row]:
    """Visible pages by primary key, and in the language by reference, in one query."""
    if not pks and not references:
        return {}
    named = [[*each.split(":", 1), language] for each in references]
    ids = f"seen.id IN ({', '.join(map(str, pks)) or 'NULL'})"
    sql = ROWS.format(wanted=" OR ".join([ids, *(OF_PAGE for _page in named)]))
    at = connection.ops.adapt_datetimefield_value(timezone.now())
    values = [value for each in named for value in each]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, *[at] * (sql.count("%s") - len(values))])
        return by_key(cursor.fetchall(), language)


def by_key(found, language: str) -> dict[int | str, Row]:
    rows: dict[int | str, Row] = {}
    for *card, pk, text, tokens in found:
        rows[pk] = row = Row(Card(*card), text, tokens)
        if row.card.language == language:
            rows[row.card.reference] = row
    return rows


def hits(
    matches: Iterable[Match], rows: dict[int | str, Row], wanted: frozenset[str]
) -> list[Hit]:
    """The pages that are still there, each with where the wanted tokens stand."""
    found = [rows[match.pk] for match in matches if match.pk in rows]
    return [
        Hit(card, passages.passage(text or "", tokens or "", wanted))
        for card, text, tokens in found
    ]
