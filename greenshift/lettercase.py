"""
Looking for words in the admin whatever the case of their letters.

SQLite's LIKE knows the case of a–z alone, and would not find Öppet by öppet. Django
gives SQLite the regular expressions of Python, which know it of all letters.
"""

import re

from django.db.models import CharField, TextField
from django.db.models.lookups import IContains, IRegex, Lookup


@CharField.register_lookup
@TextField.register_lookup
class Holds(Lookup):
    """title__holds="öppet": like icontains, and for every letter on SQLite too."""

    lookup_name = "holds"

    def as_sql(self, compiler, connection):
        return compiler.compile(IContains(self.lhs, self.rhs))

    def as_sqlite(self, compiler, connection):
        if self.rhs.isascii():
            return self.as_sql(compiler, connection)
        return compiler.compile(IRegex(self.lhs, re.escape(self.rhs)))


def holds(*names):
    """The names of fields as the admin is told which to search."""
    return tuple(f"{name}__holds" for name in names)
