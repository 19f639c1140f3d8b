"""
Queries that are put together once, and asked again with other values.

Django takes longer to put most of a page's queries together than the database takes
to answer them. A prepared query is an ordinary queryset over markers; its SQL is
kept, and each time it is asked the values go where the markers stand.
"""

from dataclasses import dataclass
from functools import wraps

from django.db import connection
from django.db.models import Expression
from django.utils import timezone


class Marker(str):
    """Stands for a value that is told when the query is asked; for one of a list."""

    __slots__ = ("name", "place")

    def __new__(cls, name, place=None):
        marker = super().__new__(cls, f"<{name} {place}>")
        marker.name, marker.place = name, place
        return marker

    def among(self, values):
        found = values[self.name]
        return found if self.place is None else found[self.place]


def prepared(build):
    """
    The rows of the queryset that `build` makes: objects, or tuples for values_list.

    It takes values by name, and lists of at least one text. `build` is given markers
    of the same names, and `at` for the time when the query is asked; it must treat
    all values alike. Lists of another length make another query.
    """
    known = {}

    @wraps(build)
    def ask(**values):
        lists = {name: v for name, v in values.items() if isinstance(v, list)}
        lengths = {name: len(each) for name, each in lists.items()}
        shape = (connection.vendor, *lengths.items())
        if shape not in known:
            known[shape] = put_together(build, values, lengths)
        query = known[shape]
        values["at"] = connection.ops.adapt_datetimefield_value(timezone.now())
        told = [v.among(values) if isinstance(v, Marker) else v for v in query.told]
        return query.made_of(fetch(query.sql, told))

    return ask


@dataclass(frozen=True)
class Query:
    """
    SQL with its parameters, and what becomes of the rows that it gives.

    Objects of a model take the columns at `places`, in the order of its `fields`, and
    an annotation by name from where `annotations` says. Without a model they stay rows.
    """

    sql: str
    told: tuple
    model: type | None = None
    fields: tuple[str, ...] = ()
    places: tuple[int, ...] = ()
    annotations: tuple[tuple[str, int], ...] = ()
    converters: tuple[tuple[int, list, Expression], ...] = ()

    def made_of(self, rows):
        return [self.object_of([*row]) for row in rows] if self.model else rows

    def object_of(self, row):
        for place, converters, expression in self.converters:
            for convert in converters:
                row[place] = convert(row[place], expression, connection)
        values = [row[place] for place in self.places]
        made = self.model.from_db(connection.alias, self.fields, values)
        for name, place in self.annotations:
            setattr(made, name, row[place])
        return made


def put_together(build, values, lengths):
    """The query over markers as Django puts it together, with what it knows of rows."""
    markers = {
        name: [Marker(name, place) for place in range(lengths[name])]
        if name in lengths
        else Marker(name)
        for name in values
    }
    queryset = build(**markers, at=Marker("at"))
    compiler = queryset.query.get_compiler(connection=connection)
    sql, told = compiler.as_sql()
    if queryset.query.values_select:
        return Query(sql, told)
    columns = [column for column, _sql, _alias in compiler.select]
    places = compiler.klass_info["select_fields"]
    return Query(
        sql,
        told,
        model=queryset.model,
        fields=tuple(columns[place].target.attname for place in places),
        places=tuple(places),
        annotations=tuple((compiler.annotation_col_map or {}).items()),
        converters=tuple(
            (place, *how) for place, how in compiler.get_converters(columns).items()
        ),
    )


def fetch(sql, told):
    with connection.cursor() as cursor:
        cursor.execute(sql, told)
        return cursor.fetchall()
