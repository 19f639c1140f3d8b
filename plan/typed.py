"""
What is typed in the page's form, as data of the file's shape.

Nothing is judged here, so whatever is typed survives: rows are added, removed and
moved among strings, and the page's forms are bound to the outcome. A field's name
is its place in the file: task-question, activities-3-title.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from plan.kinds import Lines, Many, One, kinds_of
from plan.parts import Plan

Typed = dict[str, Any]

ROW_FIELD = re.compile(r"([a-z]+)-(\d{1,4})-([a-z_]+)", re.ASCII)
LISTS = {name: each for name, each in kinds_of(Plan).items() if isinstance(each, Many)}


def from_form(sent: Any) -> Typed:
    """What a form sent, a QueryDict, without the names that the format has not."""
    rows = rows_sent(sent)
    return {
        name: rows[name] if name in LISTS else value_sent(sent, name, kind)
        for name, kind in kinds_of(Plan).items()
    }


def rows_sent(sent: Any) -> dict[str, list[Typed]]:
    found: dict[str, dict[int, Typed]] = {name: {} for name in LISTS}
    for full_name in sent:
        match = ROW_FIELD.fullmatch(full_name)
        if match and (kind := LISTS.get(match[1])):
            kinds = kinds_of(kind.part)
            if match[3] in kinds:
                row = found[match[1]].setdefault(int(match[2]), {})
                row[match[3]] = value_sent(sent, full_name, kinds[match[3]])
    return {
        name: [rows[n] for n in sorted(rows)][: LISTS[name].most]
        for name, rows in found.items()
    }


def value_sent(sent: Any, name: str, kind: Any) -> Any:
    if isinstance(kind, One):
        return {field: sent.get(f"{name}-{field}", "") for field in kinds_of(kind.part)}
    if isinstance(kind, Lines):
        return sent.getlist(name)
    return sent.get(name, "")


def to_form(typed: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, list]]:
    """The form's names with their values, from what is typed or stands in a file."""
    for name, value in typed.items():
        if isinstance(value, dict):
            yield from to_form(value, f"{prefix}{name}-")
        elif isinstance(value, list) and prefix + name in LISTS:
            for number, row in enumerate(value):
                yield from to_form(row, f"{name}-{number}-")
        elif isinstance(value, list):
            yield prefix + name, value
        elif value is not False:
            yield prefix + name, ["on" if value is True else str(value)]


def complete(rows: list[Typed], keys: list[str]) -> list[Typed]:
    """Rows in the order of the site's keys, one for each, and then all others."""
    by_key = {row.get("key"): row for row in rows}
    others = [row for row in rows if row.get("key") not in keys]
    return [by_key.get(key, {"key": key}) for key in keys] + others


@dataclass(frozen=True)
class Order:
    """What a button asks for: add:debriefs:utforska, up:activities:3."""

    verb: str
    rows: str
    place: str

    @property
    def number(self) -> int:
        return int(self.place) if re.fullmatch(r"\d{1,4}", self.place, re.ASCII) else -1


ORDER = re.compile(r"(add|remove|up|down):([a-z]+):([a-z0-9-]{0,60})", re.ASCII)


def read_order(text: str) -> Order | None:
    match = ORDER.fullmatch(text)
    return Order(*match.groups()) if match and match[2] in LISTS else None
