"""Plans to test with: one with something in every field, and any that can be."""

import string
from datetime import date, time
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import strategies as st

from plan import kinds, planfile
from plan.parts import Plan
from plan.plain import tidy

FILES = Path(__file__).parent / "files"


def whole_plan():
    """The plan of the newest file that is kept, with something in every field."""
    return planfile.read((FILES / f"version-{planfile.VERSION}.json").read_bytes())


def upload(content, name="plan.json"):
    content = content.encode() if isinstance(content, str) else content
    return SimpleUploadedFile(name, content, "application/json")


KEYS = st.from_regex(kinds.KEY, fullmatch=True)
ANY = {
    kinds.Day: lambda kind: st.none() | st.dates(date(1000, 1, 1)),
    kinds.Clock: lambda kind: (
        st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59))
    ),
    kinds.Number: lambda kind: st.none() | st.integers(0, kind.most),
    kinds.Flag: lambda kind: st.booleans(),
    kinds.Code: lambda kind: st.sampled_from((*kind.options, kind.empty)),
    kinds.One: lambda kind: any_part(kind.part),
    kinds.Lines: lambda kind: st.lists(
        any_text(kind.line).filter(bool), max_size=3, unique=True
    ).map(tuple),
    kinds.Pattern: lambda kind: (
        st.just(kind.empty) | st.from_regex(kind.pattern, fullmatch=True)
    ),
    kinds.Text: lambda kind: any_text(kind),
    kinds.Many: lambda kind: any_rows(kind),
}


def any_text(kind):
    text = st.text(max_size=40) | st.text(string.printable, max_size=40)
    return text.map(lambda words: tidy(words, is_line=kind.is_line))


def any_rows(kind):
    is_keyed = "key" in kinds.kinds_of(kind.part)
    unique = (lambda part: part.key) if is_keyed else None
    rows = st.lists(any_part(kind.part), max_size=3, unique_by=unique)
    return rows.map(tuple)


def any_part(part):
    found = kinds.kinds_of(part).items()
    return st.builds(part, **{name: ANY[type(kind)](kind) for name, kind in found})


def any_plan():
    return any_part(Plan)
