"""Pages with safe defaults; a test states only what it is about."""

from datetime import date
from itertools import count

from django.contrib.auth.models import Group, User

from greenshift.publishing import publish
from method.models import Principle

numbers = count(1)

PRINCIPLE_FILE = """\
---
key: {key}
title: {title}
summary: En mening om principen.
status: published
updated: 2026-01-31
position: 70
question: Vad menar vi?
practice:
- Fråga först.
warning_signs:
- Ingen frågar.
---
{body}
"""


def make_principle(**fields):
    number = next(numbers)
    values = {
        "language": "sv",
        "key": f"provad-{number}",
        "slug": f"provad-{number}",
        "title": f"Prövad {number}",
        "summary": "En mening om principen.",
        "status": "published",
        "updated": date(2026, 1, 31),
        "question": "Vad menar vi?",
        "practice": ["Fråga först."],
        "warning_signs": ["Ingen frågar."],
    }
    principle = Principle.objects.create(**(values | fields))
    if principle.status == "published":
        publish(principle)
    return principle


def make_user(*, group="Redaktör", **fields):
    values = {"username": f"person-{next(numbers)}", "is_staff": True}
    user = User.objects.create(**(values | fields))
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def write_principle(
    root, *, language="sv", slug="provad", key="provad", title="Prövad", body="Text."
):
    path = root / language / "principles" / f"{slug}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PRINCIPLE_FILE.format(key=key, title=title, body=body))
    return path
