"""
Which edition of a page readers see, as expressions that cost little to build.

They stand in nearly every query of every page, and written as nested querysets
they took more time to put together than the database took to answer.
"""

from django.db.models import (
    BooleanField,
    CharField,
    DateTimeField,
    Expression,
    F,
    Func,
    Value,
)

from greenshift.prepared import Marker

NEWEST = """
    {pk} = (
        SELECT newest.id FROM greenshift_edition newest
        WHERE newest.kind = {kind} AND newest.language = {language}
            AND newest.key = {key} AND newest.published_at <= {at}
        ORDER BY newest.published_at DESC, newest.id DESC LIMIT 1
    )
"""
NOT_WITHDRAWN = "AND ({withdrawn_at} IS NULL OR {withdrawn_at} > {at})"
PARTNER = """
    (SELECT partner.slug FROM greenshift_edition partner
        WHERE partner.kind = {kind} AND partner.key = {key}
            AND partner.language = {other_language}
            AND partner.published_at <= {at}
            AND (partner.withdrawn_at IS NULL OR partner.withdrawn_at > {at})
            AND NOT EXISTS (
                SELECT 1 FROM greenshift_edition later
                WHERE later.kind = partner.kind AND later.language = partner.language
                    AND later.key = partner.key AND later.published_at <= {at}
                    AND (later.published_at, later.id)
                        > (partner.published_at, partner.id)
            ))
"""
# Small changes ask for nothing, and an answer to the partner asks nothing back.
PARTNER_CHANGED = """
    (SELECT asking.published_at FROM greenshift_edition asking
        WHERE asking.kind = {kind} AND asking.key = {key}
            AND asking.language = {other_language} AND asking.published_at <= {at}
            AND NOT asking.is_small AND NOT asking.is_answer
            AND asking.author_id IS NOT NULL
        ORDER BY asking.published_at DESC, asking.id DESC LIMIT 1)
"""
CHANGED = """
    (SELECT told.published_at FROM greenshift_edition told
        WHERE told.kind = {kind} AND told.key = {key}
            AND told.language = {language} AND told.published_at <= {at}
            AND NOT told.is_small
        ORDER BY told.published_at DESC, told.id DESC LIMIT 1)
"""
OTHER_LANGUAGE = "CASE {language} WHEN 'sv' THEN 'da' ELSE 'sv' END"


class OfEdition(Expression):
    """SQL about an edition at a time; names in braces are its columns, and `at`."""

    columns = {
        "pk": "id",
        **{name: name for name in ("kind", "language", "key")},
        **{name: name for name in ("published_at", "withdrawn_at")},
    }
    sql = ""

    def __init__(self, at):
        super().__init__()
        self.at, self.alias = at, ""

    def resolve_expression(self, query=None, *args, **kwargs):
        found = self.copy()
        found.alias = query.get_initial_alias()
        return found

    def relabeled_clone(self, change_map):
        found = self.copy()
        found.alias = change_map.get(self.alias, self.alias)
        return found

    def as_sql(self, compiler, connection):
        table = compiler.quote_name_unless_alias(self.alias)
        sql = about(table, self.sql, connection.ops.quote_name)
        at = self.at
        if not isinstance(at, Marker):
            at = connection.ops.adapt_datetimefield_value(at)
        return sql, [at] * sql.count("%s")


def about(table, sql, quote=str):
    """The SQL about the rows of a table, with %s for each time."""
    names = {name: f"{table}.{quote(at)}" for name, at in OfEdition.columns.items()}
    names["other_language"] = OTHER_LANGUAGE.format(**names)
    return f"({sql.format(at='%s', **names)})"


class IsNewest(OfEdition):
    """Whether it is the latest of its page's editions whose time has come."""

    sql = NEWEST
    output_field = BooleanField()


class IsVisible(IsNewest):
    """Whether it is the newest, and not withdrawn."""

    sql = f"{NEWEST} {NOT_WITHDRAWN}"


class HasCome(OfEdition):
    """Whether its time has come, be it the newest or not."""

    sql = "{published_at} <= {at}"
    output_field = BooleanField()


class PartnerSlug(OfEdition):
    """The slug of the same page in the other language, where readers see one."""

    sql = PARTNER
    output_field = CharField()


class PartnerChangedAt(OfEdition):
    """When an editor last changed the same page in the other language."""

    sql = PARTNER_CHANGED
    output_field = DateTimeField()


class ChangedAt(OfEdition):
    """When the page itself last changed, small changes apart."""

    sql = CHANGED
    output_field = DateTimeField()


class IsAmong(Func):
    """Whether it is one of some pages, told as pairs of kind and key."""

    output_field = BooleanField()

    def __init__(self, *expressions, **extra):
        if expressions and isinstance(expressions[0], tuple):
            pages = [Value(name) for page in expressions for name in page]
            expressions = (F("kind"), F("key"), *pages)
        super().__init__(*expressions, **extra)

    def as_sql(self, compiler, connection, **context):
        told = [compiler.compile(each) for each in self.source_expressions]
        kind, key, *named = (sql for sql, _values in told)
        pairs = zip(named[::2], named[1::2], strict=True)
        rows = ", ".join(f"({one}, {other})" for one, other in pairs)
        sql = f"(({kind}, {key}) IN (VALUES {rows}))"
        return sql, [value for _sql, values in told for value in values]


class StandsAfter(Func):
    """Whether an edition comes after a place in reading order, as an index has it."""

    sign = ">"
    output_field = BooleanField()

    def __init__(self, *expressions, **extra):
        if len(expressions) == 2:
            order, title = expressions
            expressions = (F("position"), F("title"), Value(order), Value(title))
        super().__init__(*expressions, **extra)

    def as_sql(self, compiler, connection, **context):
        told = [compiler.compile(each) for each in self.source_expressions]
        position, title, order, words = (sql for sql, _values in told)
        sql = f"(({position}, {title}) {self.sign} ({order}, {words}))"
        return sql, [value for _sql, values in told for value in values]


class StandsBefore(StandsAfter):
    """Whether it comes before the place."""

    sign = "<"
