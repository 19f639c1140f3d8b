from datetime import date
from pathlib import PurePosixPath

import pytest
from hypothesis import given, strategies as st

from greenshift.contentfiles import ContentFile, ContentFileError, Field

PATH = PurePosixPath("sv/tools/provad.md")
SCHEMA = (
    Field("key", str, required=True),
    Field("title", str, required=True, is_prose=True),
    Field("kind", str, required=False, choices=("canvas", "cards")),
    Field("position", int, required=False),
    Field("updated", date, required=False),
    Field("tips", list, required=False, is_prose=True),
    Field("steps", list, required=False),
    Field(
        "loops",
        list,
        required=False,
        rows=(Field("key", str, required=True), Field("bring", str, required=False)),
    ),
)


def parse(front_matter, body="Text."):
    return ContentFile.parse(PATH, f"---\n{front_matter}\n---\n{body}\n", SCHEMA)


words = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")),
    min_size=1,
    max_size=40,
).filter(lambda text: text == text.strip())
# The characters that YAML itself can't hold.
words = words.filter(lambda text: not set(text) & {"\ufeff", "\ufffe", "\uffff"})


@given(
    title=words,
    tips=st.lists(words, min_size=1, max_size=3),
    lines=st.lists(words, min_size=1, max_size=3),
)
def test_what_is_written_is_read_back_the_same(title, tips, lines):
    data = {
        "key": "provad",
        "title": title,
        "tips": tips,
        "loops": [{"key": "a", "bring": "\n\n".join(lines)}],
    }
    file = ContentFile("sv", "tools", "provad", data, "Text.")

    again = ContentFile.parse(file.path, file.dump(), SCHEMA)

    assert again == file
    assert again.dump() == file.dump()


def test_reads_yaml_1_2_where_no_is_a_word_and_a_time_is_a_text():
    file = parse('key: no\ntitle: "22:22"')

    assert file.data == {"key": "no", "title": "22:22"}


def test_keeps_keys_of_related_pages_in_alphabetical_order():
    assert parse("key: a\ntitle: A\nsteps: [prova, forankra]").data["steps"] == [
        "forankra",
        "prova",
    ]


@pytest.mark.parametrize(
    ("front_matter", "line", "words"),
    [
        ("key: a\ntitle: [unclosed", None, "Bad YAML"),
        ("key: a\ntitle: A: B", 3, "Bad YAML"),
        ("key: a\ntitle: A\nkey: b", None, "Bad YAML"),
        ("key: a\ntitle: A\nsize: 3", 4, "Unknown key 'size'. Known keys: key, title"),
        ("key: a", 2, "The key 'title' is missing or empty"),
        ("key: a\ntitle:", 2, "The key 'title' is missing or empty"),
        ("key: a\ntitle: A\nposition: first", 4, "must be a number"),
        ("key: a\ntitle: A\nposition: true", 4, "must be a number"),
        ("key: a\ntitle: 7", 3, "must be a text"),
        ("key: a\ntitle: A\nupdated: yesterday", 4, "must be a date"),
        ("key: a\ntitle: A\nkind: poster", 4, "Use canvas, cards"),
        ("key: a\ntitle: A\ntips: One", 4, "must be a list"),
        ("key: a\ntitle: A\ntips:\n- One\n- [Two]", 6, "one line of text"),
        ("key: a\ntitle: A\nloops:\n- key: b\n  size: 3", 6, "Unknown key 'size'"),
        ("- key", 2, "Expected keys and values"),
    ],
)
def test_tells_what_is_wrong_and_where(front_matter, line, words):
    with pytest.raises(ContentFileError) as caught:
        parse(front_matter)

    assert words in str(caught.value)
    if line:
        assert str(caught.value).startswith(f"{PATH}:{line}: ")


def test_refuses_a_file_without_front_matter():
    with pytest.raises(ContentFileError, match="No front matter"):
        ContentFile.parse(PATH, "Text.", SCHEMA)
