"""
The database as one file: out of it while it is in use, and into it when it isn't.

SQLite is copied by its own backup interface, PostgreSQL by pg_dump and pg_restore,
each as it was at one moment.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.db import DatabaseError, OperationalError, connection
from django.db.backends.postgresql.client import DatabaseClient

NAMES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
BEFORE = ".before-restore"
BESIDE = ("", "-wal", "-shm", "-journal")
IN_USE = (
    "The database is in use. Stop the site, and everything else that has it open. "
    "Nothing was touched."
)


class CopyError(Exception):
    """A database that can't be copied, and why."""


def name():
    return NAMES[connection.vendor]


def copy(place):
    if connection.vendor == "postgresql":
        run("pg_dump", "--format=custom", "--no-owner", f"--file={place}")
        return
    try:
        copy_sqlite(place)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise CopyError(f"The database can't be copied: {error}.") from error


def copy_sqlite(place):
    connection.ensure_connection()
    with closing(sqlite3.connect(place)) as target:
        connection.connection.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        if fault := quick_check(target):
            raise CopyError(f"The database is damaged: {fault}.")


def quick_check(database):
    """What SQLite finds wrong with a database, in its own words, or nothing."""
    (first,) = database.execute("PRAGMA quick_check(1)").fetchone()
    return "" if first == "ok" else first


def fault():
    """What is wrong with the site's own database, where it is SQLite, or nothing."""
    if connection.vendor != "sqlite":
        return ""
    try:
        with connection.cursor() as cursor:
            return quick_check(cursor)
    except OperationalError as error:
        raise CopyError(f"The database can't be opened: {error}.") from error
    except DatabaseError as error:
        return str(error)


def is_empty():
    if connection.vendor == "postgresql":
        return not connection.introspection.table_names()
    path = sqlite_path()
    return not path.exists() or path.stat().st_size == 0


def sqlite_path():
    told = str(connection.settings_dict["NAME"])
    if "memory" in told.partition("?")[2] or told == ":memory:":
        raise CopyError("The database is in memory: there is no file to put back.")
    return Path(unquote(urlsplit(told).path) if told.startswith("file:") else told)


def put(place):
    """Let the file at `place`, which lies beside it, be the database from now on."""
    connection.close()
    if connection.vendor == "postgresql":
        whole = ("--single-transaction", "--exit-on-error", "--clean", "--if-exists")
        database = f"--dbname={connection.settings_dict['NAME']}"
        run("pg_restore", *whole, "--no-owner", database, str(place))
        return
    path = sqlite_path()
    if not is_empty():
        set_aside(path)
    place.chmod(0o600)
    os.replace(place, path)


def close_journal(path):
    """Fold SQLite's journal into its file. Raises CopyError where it is in use."""
    if connection.vendor != "sqlite" or is_empty():
        return
    try:
        with closing(sqlite3.connect(path, timeout=1)) as database:
            database.execute("PRAGMA journal_mode=DELETE")
            database.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise CopyError(IN_USE) from error
    except sqlite3.DatabaseError:
        return  # damaged, and to be replaced


def set_aside(path):
    """Keep the old database beside the new one, with what is left of its journal."""
    for ending in BESIDE:
        old, kept = Path(f"{path}{ending}"), Path(f"{path}{BEFORE}{ending}")
        kept.unlink(missing_ok=True)
        if old.exists():
            os.link(old, kept)
            if ending:
                old.unlink()


def run(program, *arguments):
    """Run one of PostgreSQL's programs on the site's database."""
    if not shutil.which(program):
        raise CopyError(f"{program} is missing. Install PostgreSQL's client programs.")
    told = connection.settings_dict
    _arguments, secrets = DatabaseClient.settings_to_cmd_args_env(told, [])
    where = {
        "PGHOST": told["HOST"],
        "PGPORT": str(told["PORT"]),
        "PGUSER": told["USER"],
        "PGDATABASE": told["NAME"],
    }
    where = {key: value for key, value in where.items() if value}
    done = subprocess.run(
        [program, *arguments],
        env=os.environ | where | (secrets or {}),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise CopyError(f"{program} failed: {done.stderr.strip()}")
