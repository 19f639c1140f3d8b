"""
The strict reading of a content file's front matter: YAML 1.2 against a schema.

An unknown key, a missing one or a value of the wrong type is refused with its
line and the way to mend it.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from greenshift import yaml12

FIRST_LINE = 2  # of the front matter in its file, below the three dashes


@dataclass(frozen=True)
class Field:
    """
    One key of the front matter.

    type is str, int, date or list. A list holds strings, or, where `rows` is
    given, maps with those fields. Prose is what a reader reads, in Markdown, and
    a reference names a page.
    A list of keys is a set: it is written in alphabetical order.
    """

    name: str
    type: type
    required: bool
    is_prose: bool = False
    choices: tuple[str, ...] = ()
    rows: tuple["Field", ...] = ()
    is_reference: bool = False

    @property
    def is_set(self) -> bool:
        is_codes = bool(self.choices)
        return self.type is list and not (self.is_prose or is_codes or self.rows)


Schema = tuple[Field, ...]


class ContentFileError(Exception):
    """What is wrong with a content file, where, and how to mend it."""

    def __init__(
        self, path: PurePosixPath | str, message: str, line: int | None = None
    ):
        super().__init__(message)
        self.path, self.line, self.message = path, line, message

    def __str__(self):
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {self.message}"


def read_text(path: Path, place: PurePosixPath) -> str:
    """A file's text, without the mark that some editors put first in UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        message = "The file is not UTF-8. Save it with that encoding."
        raise ContentFileError(place, message) from error


def load_yaml(path: PurePosixPath, text: str):
    try:
        return yaml12.load(text)
    except yaml12.YAMLError as error:
        line = yaml12.line_of(error)
        problem = getattr(error, "problem", None) or "not valid YAML"
        message = f"Bad YAML: {problem}. Put text with a colon or quotes in quotes."
        raise ContentFileError(
            path, message, None if line is None else line + FIRST_LINE
        ) from error


class Reader:
    """Turns loaded YAML into plain values, refusing what the schema lacks."""

    def __init__(self, path: PurePosixPath, *, strict: bool = True):
        self.path, self.strict = path, strict

    def read_map(self, loaded, schema: Schema, line: int = FIRST_LINE) -> dict:
        if not isinstance(loaded, dict):
            raise ContentFileError(self.path, "Expected keys and values here.", line)
        if self.strict:
            self.refuse_unknown(loaded, schema)
            self.refuse_missing(loaded, schema, line)
        return {
            field.name: self.read_value(
                loaded[field.name], field, line_of(loaded, field.name)
            )
            for field in schema
            if loaded.get(field.name) not in (None, "", [])
        }

    def refuse_unknown(self, loaded, schema: Schema) -> None:
        known = [field.name for field in schema]
        for name in loaded:
            if name not in known:
                message = f"Unknown key {name!r}. Known keys: {', '.join(known)}."
                raise ContentFileError(self.path, message, line_of(loaded, name))

    def refuse_missing(self, loaded, schema: Schema, line: int) -> None:
        for field in schema:
            if field.required and loaded.get(field.name) in (None, "", []):
                message = f"The key {field.name!r} is missing or empty. Write it."
                raise ContentFileError(self.path, message, line)

    def read_value(self, value, field: Field, line: int):
        if field.type is list:
            return self.read_list(value, field, line)
        if type(value) is bool or not isinstance(value, field.type):
            wanted = {str: "a text", int: "a number", date: "a date like 2026-01-31"}
            message = f"{field.name!r} must be {wanted[field.type]}, not {value!r}."
            raise ContentFileError(self.path, message, line)
        if field.type is str:
            value = str(value).strip()
            self.check_choice(value, field, line)
        return value

    def read_list(self, value, field: Field, line: int) -> list:
        if not isinstance(value, yaml12.Items):
            message = (
                f"{field.name!r} must be a list: one item a line, each with a dash."
            )
            raise ContentFileError(self.path, message, line)
        if field.rows:
            return [
                self.read_map(item, field.rows, value.lines[index] + FIRST_LINE)
                for index, item in enumerate(value)
            ]
        for index, item in enumerate(value):
            item_line = value.lines[index] + FIRST_LINE
            if not isinstance(item, str) or "\n" in item.strip():
                message = (
                    f"Items of {field.name!r} are one line of text each, in quotes."
                )
                raise ContentFileError(self.path, message, item_line)
            self.check_choice(item, field, item_line)
        items = [str(item).strip() for item in value]
        return sorted(items) if field.is_set else items

    def check_choice(self, value: str, field: Field, line: int) -> None:
        if self.strict and field.choices and value not in field.choices:
            message = f"{value!r} is no {field.name}. Use {', '.join(field.choices)}."
            raise ContentFileError(self.path, message, line)


def line_of(loaded, name: str) -> int:
    return loaded.lines[name] + FIRST_LINE
