"""
From SQLite to PostgreSQL: every row of a copied database, or none.

Both have the same tables, and Django reads a value from one as it is written to the
other. What search is found by is made anew: the two keep it in ways of their own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import DatabaseError, connection, connections, models, transaction

from greenshift import siteversion
from greenshift.databasecopy import CopyError
from greenshift.search_index import SearchEntry, SearchWord

COPY = "copy"  # the alias of the database that the rows come from
MADE_ANEW = (SearchEntry, SearchWord)
AT_A_TIME = 500  # rows in memory
# One statement a row would have the site's version written anew for each of them.
TRIGGERS = 'ALTER TABLE "{}" {} TRIGGER USER'


def move(place: Path) -> None:
    """
    Let the site's PostgreSQL hold what the SQLite file at `place` does, and no more.

    Raises CopyError where a row does not fit; then no table has changed.
    """
    call_command("migrate", verbosity=0, interactive=False)
    with open_copy(place), transaction.atomic(), without_triggers():
        call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
        moved = [model for model in kept_models() if model not in MADE_ANEW]
        for model in moved:
            move_rows(model)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            for statement in connection.ops.sequence_reset_sql(no_style(), moved):
                cursor.execute(statement)


def kept_models() -> list[type[models.Model]]:
    """All that have a table, those that tie many to many among them."""
    known = apps.get_models(include_auto_created=True)
    return [each for each in known if each._meta.managed and not each._meta.proxy]


def move_rows(model: type[models.Model]) -> None:
    """As they are: no time of change is set, and no default."""
    rows = model._base_manager.using(COPY).order_by("pk")
    for row in rows.iterator(AT_A_TIME):
        try:
            row.save_base(raw=True, using=connection.alias, force_insert=True)
        except (DatabaseError, ValueError) as error:
            what = f"{model._meta.label} {row.pk} does not fit: {error}"
            raise CopyError(f"No row was moved; {what}") from error


@contextmanager
def open_copy(place: Path) -> Iterator[None]:
    """Have the file as a database of Django's, under its alias, inside the block."""
    engine = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(place)}
    told = connections.configure_settings({"default": {}, COPY: engine})
    connections.settings[COPY] = told[COPY]
    try:
        yield
    finally:
        connections[COPY].close()
        del connections[COPY], connections.settings[COPY]


@contextmanager
def without_triggers() -> Iterator[None]:
    """Inside the block no row changes the site's version; it is said once, after."""
    tables = [model._meta.db_table for model in siteversion.read_models()]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(TRIGGERS.format(table, "DISABLE"))
        yield
        for table in tables:
            cursor.execute(TRIGGERS.format(table, "ENABLE"))
    siteversion.say_changed()
