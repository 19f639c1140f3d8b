"""
What the site says now, as one value: every process compares it with its own.

A row holds a token that the database itself changes, by triggers, in the same
transaction as anything that readers' pages are made of. So no code can forget it,
and what is rolled back has never been. The tables are those of models that say
`IS_READ = True`. Scheduled changes need no row to change: the version also ends
at the next moment that an edition comes or goes.
"""

import secrets
import time
from dataclasses import dataclass
from itertools import product

from django.apps import apps
from django.db import connections, models
from django.db.models import Max, Min
from django.utils import timezone

FOR_EVER = float("inf")
STARTED = time.time()  # another release of the site says other things


class SiteVersion(models.Model):
    """The one row that the triggers change."""

    token = models.CharField(max_length=32)
    changed_at = models.DateTimeField()

    def __str__(self):
        return self.token


@dataclass(frozen=True)
class Version:
    """A state of the site, and between which moments it is what readers see."""

    token: str
    since: float
    until: float


def look(last: Version | None = None) -> Version:
    """The version now, which is `last` itself where nothing has changed."""
    if last and time.time() < last.until and token_now() == last.token:
        return last
    token, changed_at = SiteVersion.objects.values_list("token", "changed_at").get()
    from greenshift.editions import Edition

    now = timezone.now()
    moments = [
        Edition.objects.filter(**{f"{name}__{when}": now}).aggregate(at=choose(name))
        for name in ("published_at", "withdrawn_at")
        for when, choose in (("lte", Max), ("gt", Min))
    ]
    came, comes, went, goes = (moment["at"] for moment in moments)
    since = max(at.timestamp() for at in (changed_at, came, went) if at)
    until = min((at.timestamp() for at in (comes, goes) if at), default=FOR_EVER)
    return Version(token, max(since, STARTED), until)


def token_now():
    """The token alone, which every process asks for some times a second."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT token FROM greenshift_siteversion")
        return cursor.fetchone()[0]


def say_changed():
    """Have pages made anew for a reason that no row tells."""
    token = secrets.token_hex(16)
    SiteVersion.objects.update(token=token, changed_at=timezone.now())


STATE = """
    SELECT token,
        (SELECT MAX(published_at) FROM greenshift_edition WHERE published_at <= %s),
        (SELECT MAX(withdrawn_at) FROM greenshift_edition WHERE withdrawn_at <= %s)
    FROM greenshift_siteversion
"""


def state():
    """What the site says now, as a value that is another whenever that is."""
    connection = connections["default"]
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute(STATE, [now, now])
        return cursor.fetchone()


def read_models():
    """The models whose rows readers' pages are made of."""
    return [model for model in apps.get_models() if getattr(model, "IS_READ", False)]


SQLITE = """
    CREATE TRIGGER IF NOT EXISTS "{name}" AFTER {event} ON "{table}" BEGIN
        UPDATE greenshift_siteversion SET token = lower(hex(randomblob(16))),
            changed_at = strftime('%Y-%m-%d %H:%M:%f', 'now');
    END
"""
POSTGRESQL = """
    CREATE OR REPLACE TRIGGER "{name}" AFTER {event} ON "{table}"
    FOR EACH STATEMENT EXECUTE FUNCTION greenshift_say_changed()
"""
POSTGRESQL_FUNCTION = """
    CREATE OR REPLACE FUNCTION greenshift_say_changed() RETURNS trigger
    LANGUAGE plpgsql AS $$ BEGIN
        UPDATE greenshift_siteversion SET changed_at = clock_timestamp(),
            token = replace(gen_random_uuid()::text, '-', '');
        RETURN NULL;
    END $$
"""


def install(using="default", **kwargs):
    """Make the row and the triggers, after any migration: SQLite's drop some."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    if SiteVersion._meta.db_table not in tables:
        return
    if not SiteVersion.objects.using(using).exists():
        SiteVersion.objects.using(using).create(token="", changed_at=timezone.now())
    read = sorted(tables & {model._meta.db_table for model in read_models()})
    trigger = POSTGRESQL if connection.vendor == "postgresql" else SQLITE
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL_FUNCTION)
        for table, event in product(read, ("INSERT", "UPDATE", "DELETE")):
            name = f"{table}_{event.lower()}_changes_the_site"
            cursor.execute(trigger.format(name=name, event=event, table=table))
