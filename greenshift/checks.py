"""System checks: what Django can't know about this site's installation."""

import sqlite3
from datetime import timedelta

from django.conf import settings
from django.core.checks import Error, Info, Tags, Warning, register
from django.urls import get_resolver
from django.utils import timezone

from greenshift import addresses
from greenshift.security_txt import EXPIRES_ON, PATH

FACTS = {
    "SITE_OWNER": "the footer",
    "CONTACT_EMAIL": "the footer",
    "CONTACT_PHONE": "the contact page",
    "CONTACT_ADDRESS": "the contact page",
    "ACCESSIBILITY_ASSESSED_ON": "the accessibility statement",
}
A_YEAR = timedelta(days=366)


@register(Tags.urls)
def admin_has_an_address_of_its_own(app_configs, **kwargs):
    """An address of the site's own under ADMIN_PATH would lead to the sign-in."""
    word = settings.ADMIN_PATH.partition("/")[0]
    patterns = get_resolver().url_patterns
    others = [each for each in patterns if getattr(each, "app_name", "") != "admin"]
    if word not in {route.partition("/")[0] for route in addresses.known(others)}:
        return []
    return [
        Error(
            f"ADMIN_PATH is {word!r}, which the site's own pages begin with.",
            hint="Set another word, or leave ADMIN_PATH unset.",
            id="greenshift.E001",
        )
    ]


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
def facts_are_told(app_configs, **kwargs):
    """What only who runs the site knows, and the site says that it lacks."""
    missing = [name for name in FACTS if not getattr(settings, name)]
    return [
        Warning(
            f"{name} is not set: {FACTS[name]} says that it is missing.",
            hint=f"Set {name}; .env.example tells what it is.",
            id="greenshift.W001",
        )
        for name in missing
    ]


@register(Tags.security, deploy=True)
def assessment_is_recent(app_configs, **kwargs):
    assessed_on = settings.ACCESSIBILITY_ASSESSED_ON
    if assessed_on is None or timezone.localdate() - assessed_on <= A_YEAR:
        return []
    return [
        Warning(
            f"The accessibility was last assessed on {assessed_on}.",
            hint="Assess it anew each year, and set ACCESSIBILITY_ASSESSED_ON.",
            id="greenshift.W002",
        )
    ]


@register(Tags.security, deploy=True)
def security_txt_answers(app_configs, **kwargs):
    if not settings.CONTACT_EMAIL:
        return [
            Warning(
                f"There is no /{PATH}, where weaknesses are told of.",
                hint="Set CONTACT_EMAIL.",
                id="greenshift.W003",
            )
        ]
    if timezone.localdate() < EXPIRES_ON:
        return []
    return [
        Warning(
            f"/{PATH} expired on {EXPIRES_ON}, a year after the release.",
            hint="Take in a newer release.",
            id="greenshift.W004",
        )
    ]
