"""
The servers that a site may stand on beside its own machine, each by its settings.

PostgreSQL by DATABASE_URL, Redis by REDIS_URL, an object store by S3_…: left unset, the
site needs none of them. What is half set is refused before anything is served.
"""

from collections.abc import Mapping
from importlib.util import find_spec
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

# Like SQLite's ten seconds of waiting for another who writes; a statement that takes
# longer than half a minute is a fault. A URL with ?options= says otherwise.
POSTGRESQL_OPTIONS = {
    "connect_timeout": 5,
    "options": "-c statement_timeout=30s -c lock_timeout=10s "
    "-c idle_in_transaction_session_timeout=60s",
}
REDIS_PATIENCE = 0.5  # seconds: whoever counts something can't wait longer
S3_OPTIONS = {
    "S3_BUCKET": "bucket_name",
    "S3_ENDPOINT_URL": "endpoint_url",
    "S3_REGION": "region_name",
    "S3_ACCESS_KEY": "access_key",
    "S3_SECRET_KEY": "secret_key",
}


def postgresql(url: str) -> dict:
    """DATABASES["default"] for an address like postgresql://name:password@host/name."""
    check_url("DATABASE_URL", url, ("postgresql", "postgres"))
    check_library("DATABASE_URL", "psycopg", "postgresql")
    try:
        told = dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True)
    except ValueError:
        raise unreadable("DATABASE_URL") from None
    if not told["NAME"]:
        raise ImproperlyConfigured("DATABASE_URL names no database: add /name to it.")
    return {**told, "OPTIONS": POSTGRESQL_OPTIONS | told.get("OPTIONS", {})}


def redis(url: str) -> dict:
    """CACHES["default"] for an address like redis://host:6379/0."""
    check_url("REDIS_URL", url, ("redis", "rediss", "unix"))
    check_library("REDIS_URL", "redis", "redis")
    return {
        "BACKEND": "greenshift.sharedcache.SharedCache",
        "LOCATION": url,
        "KEY_PREFIX": "greenshift",
        "OPTIONS": {
            "socket_timeout": REDIS_PATIENCE,
            "socket_connect_timeout": REDIS_PATIENCE,
        },
    }


def object_store(environ: Mapping[str, str]) -> dict | None:
    """STORAGES["default"] for a bucket, or None where files are kept on the disk."""
    told = {name: environ[name] for name in S3_OPTIONS if environ.get(name)}
    if not told:
        return None
    if "S3_BUCKET" not in told:
        name = next(iter(told))
        raise ImproperlyConfigured(f"{name} is set, but not S3_BUCKET. Set both.")
    if ("S3_ACCESS_KEY" in told) != ("S3_SECRET_KEY" in told):
        message = "Set both S3_ACCESS_KEY and S3_SECRET_KEY, or neither."
        raise ImproperlyConfigured(message)
    if "S3_ENDPOINT_URL" in told:
        check_url("S3_ENDPOINT_URL", told["S3_ENDPOINT_URL"], ("https", "http"))
    check_library("S3_BUCKET", "storages", "s3")
    options = {S3_OPTIONS[name]: value for name, value in told.items()}
    return {"BACKEND": "greenshift.objectstore.ObjectStore", "OPTIONS": options}


def check_url(name: str, url: str, schemes: tuple[str, ...]) -> None:
    """Refuse what is no address, without repeating it: it may hold a password."""
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        raise unreadable(name) from None
    if scheme not in schemes:
        known = " or ".join(f"{scheme}://" for scheme in schemes)
        raise ImproperlyConfigured(f"{name} must begin with {known}.")


def unreadable(name: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(
        f"{name} can't be read as an address. In a name or password write @ as %40, "
        ": as %3A, / as %2F, [ as %5B and ] as %5D; a port is a number."
    )


def check_library(name: str, module: str, extra: str) -> None:
    if find_spec(module) is None:
        raise ImproperlyConfigured(
            f"{name} is set, and its library isn't installed: "
            f"pip install -c constraints.txt -e '.[{extra}]'"
        )
