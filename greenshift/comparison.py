"""Two texts of a page compared: field by field, and word by word within a field."""

import difflib
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from greenshift.contentfiles import ContentFile
from greenshift.schema import part_fields

WORDS = re.compile(r"\s+|[^\s]+")
# What ties a page to the site and is the same in both languages, or told elsewhere.
LEFT_OUT = ("key", "status", "updated")


@dataclass(frozen=True)
class Run:
    """Words that stayed, came or went: `change` is same, added or removed."""

    change: str
    text: str


@dataclass(frozen=True)
class Row:
    """A field by its name in the form, and what two texts of a page have in it."""

    name: str
    one: str
    other: str

    @property
    def runs(self) -> list[Run]:
        return compare_words(self.one, self.other)


def compare_words(before: str, after: str) -> list[Run]:
    """What happened to the words between two texts."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    runs = []
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            runs.append(Run("same", "".join(old[start:end])))
            continue
        runs.append(Run("removed", "".join(old[start:end])))
        runs.append(Run("added", "".join(new[new_start:new_end])))
    return [run for run in runs if run.text]


def differences(model, before: ContentFile, after: ContentFile) -> list[Row]:
    """The fields that two files of a page do not have alike."""
    address = Row(_("address"), before.slug, after.slug)
    return [
        row for row in (address, *rows(model, before, after)) if row.one != row.other
    ]


def rows(model, one: ContentFile, other: ContentFile) -> list[Row]:
    """Every field that either file says something in, in the order of the form."""
    found = []
    for name in model.CONTENT_FIELDS:
        pair = one.data.get(name), other.data.get(name)
        field = model._meta.get_field(name)
        if name in model.CONTENT_PARTS:
            found += part_rows(field.related_model, *(rows or [] for rows in pair))
        elif name not in LEFT_OUT:
            found.append(as_row(field.verbose_name, field, pair))
    body = model._meta.get_field("body")
    found.append(as_row(body.verbose_name, body, (one.body, other.body)))
    return [row for row in found if row.one or row.other]


def part_rows(part, ours: list[dict], theirs: list[dict]):
    for place in range(max(len(ours), len(theirs))):
        pair = [rows[place] if place < len(rows) else {} for rows in (ours, theirs)]
        for field in part_fields(part):
            name = f"{part._meta.verbose_name} {place + 1}: {field.verbose_name}"
            yield as_row(name, field, [row.get(field.name) for row in pair])


def as_row(name, field, pair) -> Row:
    one, other = (told(field, value) for value in pair)
    return Row(str(name), one, other)


def told(field, value) -> str:
    if isinstance(value, list):
        return "\n".join(value)
    words = dict(field.flatchoices).get(value, value)
    return "" if words is None else str(words)
