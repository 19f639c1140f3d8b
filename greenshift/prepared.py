"""
Queries that are put together once, and asked again with other values.

Django takes longer to put most of a page's queries together than the database takes
to answer them. A prepared query is an ordinary queryset over markers; its SQL is
kept, and each time it is asked the values go where the markers stand.
"""

from functools import wraps

from django.db import connection
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
        model, sql, told = known[shape]
        values["at"] = connection.ops.adapt_datetimefield_value(timezone.now())
        told = [v.among(values) if isinstance(v, Marker) else v for v in told]
        return list(model.objects.raw(sql, told)) if model else fetch(sql, told)

    return ask


def put_together(build, values, lengths):
    """The SQL with its parameters, and the model of the objects that it gives."""
    markers = {
        name: [Marker(name, place) for place in range(lengths[name])]
        if name in lengths
        else Marker(name)
        for name in values
    }
    queryset = build(**markers, at=Marker("at"))
    sql, told = queryset.query.sql_with_params()
    return None if queryset.query.values_select else queryset.model, sql, told


def fetch(sql, told):
    with connection.cursor() as cursor:
        cursor.execute(sql, told)
        return cursor.fetchall()
