"""System checks: what Django can't know about this site's installation."""

import sqlite3

from django.conf import settings
from django.core.checks import Info, Tags, Warning, register


@register(Tags.database, deploy=True)
def sqlite_journal(app_configs, **kwargs):
    mode = "WAL" if settings.WAL_IS_SAFE else "DELETE"
    return [
        Info(
            f"SQLite {sqlite3.sqlite_version} runs with journal mode {mode}.",
            hint="WAL is used where the library is free of the WAL-reset fault.",
            id="greenshift.I001",
        )
    ]


@register(Tags.security, deploy=True)
def sender_is_named(app_configs, **kwargs):
    missing = [
        name for name in ("SITE_OWNER", "CONTACT_EMAIL") if not getattr(settings, name)
    ]
    return [
        Warning(
            f"{name} is not set: the footer says that it is missing.",
            hint=f"Set {name} to who answers for the site.",
            id="greenshift.W001",
        )
        for name in missing
    ]
