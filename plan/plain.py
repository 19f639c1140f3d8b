"""Plain text: tidied on its way in, and what is told of a plan that can't be read."""

import re
from typing import Any

# What no keyboard types, what XML forbids, and what turns the direction of text.
UNWANTED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
    r"\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]"
)
LINE_BREAKS = re.compile(r"\r\n?|\x85|\u2028|\u2029")

SEPARATOR = " / "


class PlanFileError(ValueError):
    """Why a plan can't be read, in plain words, and where in the file."""

    def __init__(self, message: str, where: str = ""):
        super().__init__(f"{where}: {message}" if where else message)
        self.message, self.where = message, where


def tidy(text: str, *, is_line: bool) -> str:
    """Text without control characters, with plain line breaks or none."""
    text = UNWANTED.sub("", LINE_BREAKS.sub("\n", text))
    return " ".join(text.split()) if is_line else text.strip()


def at(where: str, name: str | int) -> str:
    return f"{where}{SEPARATOR}{name}" if where else str(name)


def cut(value: Any) -> str:
    """A value as it may be told of: short, and without control characters."""
    text = "…" if isinstance(value, dict | list) else str(value)
    text = tidy(text[:200], is_line=True)
    return f"{text[:40]}…" if len(text) > 40 else text
