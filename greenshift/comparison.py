"""Two editions of a page, compared word by word."""

import difflib
import re
from dataclasses import dataclass

WORDS = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True)
class Run:
    """Words that stayed, came or went: `change` is same, added or removed."""

    change: str
    text: str


def compare_words(older, newer) -> list[Run]:
    """What happened to the words between two editions' texts."""
    before, after = WORDS.findall(older.text), WORDS.findall(newer.text)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    runs = []
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            runs.append(Run("same", "".join(before[start:end])))
            continue
        runs.append(Run("removed", "".join(before[start:end])))
        runs.append(Run("added", "".join(after[new_start:new_end])))
    return [run for run in runs if run.text]
