"""Settings as the environment tells them, refused in words where they are odd."""

import os
import re
from datetime import date
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

WEB = r"https?://\S+"  # an address that may lead to another site


def env_flag(name, default):
    """Read a yes/no variable, refusing anything that is neither."""
    value = os.environ.get(name) or str(default)
    try:
        return {"true": True, "false": False}[value.lower()]
    except KeyError:
        message = f"{name} must be true or false, not {value!r}."
        raise ImproperlyConfigured(message) from None


def env_list(name, default=""):
    value = os.environ.get(name) or default
    return [item.strip() for item in value.split(",") if item]


def env_map(name):
    """Read pairs with commas between: theirs=ours,their-others=our-others"""
    pairs = env_list(name)
    if odd := [pair for pair in pairs if "=" not in pair]:
        raise ImproperlyConfigured(f"{name} must be pairs like a=b, not {odd[0]!r}.")
    return dict(pair.split("=", 1) for pair in pairs)


def env_date(name):
    """Read a date, or None where there is none."""
    value = os.environ.get(name, "")
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        message = f"{name} must be a date like 2026-01-31, not {value!r}."
        raise ImproperlyConfigured(message) from None


def env_number(name, default):
    value = os.environ.get(name) or str(default)
    if not value.isdecimal():
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def env_choice(name, *choices):
    """Read one of some words, the first of which is the default."""
    value = os.environ.get(name) or choices[0]
    if value not in choices:
        raise ImproperlyConfigured(
            f"{name} must be {' or '.join(choices)}, not {value!r}."
        )
    return value


def env_address(name, default):
    """Read the address of a site, without a slash at the end."""
    value = os.environ.get(name) or default
    try:
        urlsplit(value)
    except ValueError:
        message = f"{name} must be an address like {default}, not {value!r}."
        raise ImproperlyConfigured(message) from None
    return value.rstrip("/")


def env_like(name, pattern, what):
    """Read a text of a certain form, or nothing."""
    value = os.environ.get(name, "").strip()
    if value and not re.fullmatch(pattern, value):
        raise ImproperlyConfigured(f"{name} must be {what}, not {value!r}.")
    return value


def env_beside(other, name):
    """Read a text that must be told where another is."""
    if not os.environ.get(name):
        raise ImproperlyConfigured(f"{name} must be set where {other} is.")
    return os.environ[name]


def env_path(name, default):
    """Read a path of the site's address, such as admin or inside/desk."""
    value = (os.environ.get(name) or default).strip("/")
    if not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*", value):
        message = f"{name} must be a-z, figures and hyphens, not {value!r}."
        raise ImproperlyConfigured(message)
    return f"{value}/"


def read_if_there(path):
    return path.read_text().strip() if path.is_file() else ""
