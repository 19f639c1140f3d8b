"""
What a field of a plan may hold: how it is read from JSON, strictly, and written.

Each kind knows its limits, and so the page's fields take theirs from here. Text
is tidied on its way in, so that what is kept is safe to show, print and export.
"""

import re
from dataclasses import dataclass, fields
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _

from plan.plain import PlanFileError, at, cut, tidy

KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
REFERENCE = re.compile(r"break|own|(?:activity|tool):[a-z0-9][a-z0-9-]{0,59}")
CODES = re.compile(r"[a-j-]{1,60}")


@dataclass(frozen=True)
class Text:
    """Words of the team's own."""

    most: int
    is_line: bool = False
    empty: str = ""

    def read(self, value: Any, where: str) -> str:
        if not isinstance(value, str):
            raise PlanFileError(_("text is expected here."), where)
        text = tidy(value, is_line=self.is_line)
        if len(text) > self.most:
            message = _("the text has {length} characters, and {most} is the most.")
            told = message.format(length=len(text), most=self.most)
            raise PlanFileError(told, where)
        return text

    def write(self, value: str) -> str:
        return value


@dataclass(frozen=True)
class Pattern:
    """A key or a code: known to the site or not, but of the right form."""

    pattern: re.Pattern[str]
    empty: str = ""

    def read(self, value: Any, where: str) -> str:
        is_text = isinstance(value, str)
        if is_text and (value == self.empty or self.pattern.fullmatch(value)):
            return value
        raise PlanFileError(
            _("“{value}” is not a key.").format(value=cut(value)), where
        )

    def write(self, value: str) -> str:
        return value


@dataclass(frozen=True)
class Code:
    """One of a few words that the format itself fixes."""

    options: tuple[str, ...]
    empty: str = ""

    def read(self, value: Any, where: str) -> str:
        if isinstance(value, str) and value in (*self.options, self.empty):
            return value
        message = _("“{value}” is none of {options}.")
        options = ", ".join(self.options)
        told = message.format(value=cut(value), options=options)
        raise PlanFileError(told, where)

    def write(self, value: str) -> str:
        return value


@dataclass(frozen=True)
class Day:
    empty: None = None

    def read(self, value: Any, where: str) -> date:
        try:
            if re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
                return date.fromisoformat(value)
        except (TypeError, ValueError):
            pass
        message = _("“{value}” is not a date like 2027-03-01.")
        raise PlanFileError(message.format(value=cut(value)), where)

    def write(self, value: date) -> str:
        return value.isoformat()


@dataclass(frozen=True)
class Clock:
    empty: None = None

    def read(self, value: Any, where: str) -> time:
        try:
            if re.fullmatch(r"\d\d:\d\d", value, re.ASCII):
                return time.fromisoformat(value)
        except (TypeError, ValueError):
            pass
        message = _("“{value}” is not a time like 17:30.")
        raise PlanFileError(message.format(value=cut(value)), where)

    def write(self, value: time) -> str:
        return value.strftime("%H:%M")


@dataclass(frozen=True)
class Number:
    most: int
    empty: None = None

    def read(self, value: Any, where: str) -> int:
        if type(value) is int and 0 <= value <= self.most:
            return value
        message = _("“{value}” is not a whole number from 0 to {most}.")
        raise PlanFileError(message.format(value=cut(value), most=self.most), where)

    def write(self, value: int) -> int:
        return value


@dataclass(frozen=True)
class Flag:
    empty: bool = False

    def read(self, value: Any, where: str) -> bool:
        if isinstance(value, bool):
            return value
        message = _("“{value}” is neither true nor false.")
        raise PlanFileError(message.format(value=cut(value)), where)

    def write(self, value: bool) -> bool:
        return value


@dataclass(frozen=True)
class Lines:
    """A list of lines, such as ticked items in the checklist's own words."""

    most: int
    line: Text
    empty: tuple[str, ...] = ()

    def read(self, value: Any, where: str) -> tuple[str, ...]:
        rows = as_list(value, self.most, where)
        lines = [self.line.read(row, at(where, n)) for n, row in enumerate(rows, 1)]
        return tuple(dict.fromkeys(line for line in lines if line))

    def write(self, value: tuple[str, ...]) -> list[str]:
        return list(value)


@dataclass(frozen=True)
class One:
    """A part of the plan."""

    part: type
    most: int = 1

    @property
    def empty(self) -> Any:
        return self.part()

    def read(self, value: Any, where: str) -> Any:
        return read_part(self.part, value, where)

    def write(self, value: Any) -> dict:
        return write_part(value)


@dataclass(frozen=True)
class Many:
    """A list of parts; those with a `key` have one each."""

    part: type
    most: int
    empty: tuple = ()

    def read(self, value: Any, where: str) -> tuple:
        rows = as_list(value, self.most, where)
        parts = [
            read_part(self.part, row, at(where, n)) for n, row in enumerate(rows, 1)
        ]
        keys = [part.key for part in parts if hasattr(part, "key")]
        for key in keys:
            if keys.count(key) > 1:
                message = _("“{value}” stands here more than once.")
                raise PlanFileError(message.format(value=key), where)
        return tuple(parts)

    def write(self, value: tuple) -> list[dict]:
        return [write_part(part) for part in value]


Kind = Text | Pattern | Code | Day | Clock | Number | Flag | Lines | One | Many


def kinds_of(part: type) -> dict[str, Any]:
    """The kinds of a part's fields, by their names, in their order."""
    return {each.name: each.metadata["kind"] for each in fields(part)}


def read_part(part: type, data: Any, where: str = "") -> Any:
    """A part from JSON's data. Raises PlanFileError, and names the field at fault."""
    if not isinstance(data, dict):
        raise PlanFileError(_("an object with fields is expected here."), where)
    kinds = kinds_of(part)
    for name in data:
        if name not in kinds:
            message = _("the field “{name}” is not known.")
            raise PlanFileError(message.format(name=cut(name)), where)
    return part(
        **{
            name: kinds[name].read(value, at(where, name))
            for name, value in data.items()
        }
    )


def write_part(part: Any) -> dict[str, Any]:
    """A part as JSON's data, without the fields that are empty."""
    found = {}
    for name, kind in kinds_of(type(part)).items():
        value = getattr(part, name)
        if value != kind.empty:
            found[name] = kind.write(value)
    return found


def as_list(value: Any, most: int, where: str) -> list:
    if not isinstance(value, list):
        raise PlanFileError(_("a list is expected here."), where)
    if len(value) > most:
        message = _("{count} rows stand here, and {most} is the most.")
        raise PlanFileError(message.format(count=len(value), most=most), where)
    return value
