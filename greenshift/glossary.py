"""
The words that texts mark, [samskapande](term:samskapande), and what they mean.

A word is a part of a page whose MARK is "term"; its pair in the other language has
the same key. The notes go into a page's links as JSON, as its pictures do, so that
what is rendered is known by the text and its links alone.
"""

import json
from collections.abc import Iterable
from functools import cache

from greenshift.markdowntree import TERM, word_id


@cache
def shelves() -> list[tuple]:
    """Every page model that holds words, the name of its parts, and their model."""
    from greenshift.pages import page_models

    found = []
    for model in page_models():
        for name in model.CONTENT_PARTS:
            part = model._meta.get_field(name).related_model
            if part.MARK == TERM:
                found.append((model, name, part))
    return found


def holders() -> list:
    return [model for model, _name, _part in shelves()]


def rows(file) -> Iterable[dict]:
    """The words in a content file, as they stand there."""
    for model, name, _part in shelves():
        if file.folder == model.CONTENT_FOLDER:
            yield from file.data.get(name, [])


def rows_of(edition) -> Iterable[dict]:
    """The words in an edition; others than glossaries are not read for it."""
    is_holder = edition.kind in {each._meta.model_name for each in holders()}
    return rows(edition.file) if is_holder else ()


def reference(row: dict) -> str:
    return f"{TERM}:{row['key']}"


def notes(editions: Iterable, language: str, marked: Iterable[str]) -> dict[str, str]:
    """What to say of each marked word in a language, by reference."""
    own: dict[str, tuple] = {}
    theirs: dict[str, str] = {}
    for edition in editions:
        for row in rows_of(edition):
            if edition.language == language:
                own.setdefault(reference(row), (edition, row))
            else:
                theirs.setdefault(reference(row), row["word"])
    return {
        name: json.dumps(note(edition, row, theirs.get(name, "")))
        for name, (edition, row) in own.items()
        if name in marked
    }


def pairs(language: str) -> dict[str, str]:
    """The other language's word by key, as readers see it."""
    from greenshift.models import Edition

    others = Edition.objects.visible().of(*holders()).exclude(language=language)
    return {row["key"]: row["word"] for each in others for row in rows_of(each)}


def note(edition, row: dict, pair: str) -> dict:
    return {
        "id": word_id(row["key"]),
        "word": row["word"],
        "meaning": row["definition"],
        "english": row["english"],
        "pair": pair,
        "url": f"{edition.url}#{TERM}-{row['key']}",
    }


def marking(key: str, language: str) -> list[str]:
    """Titles of the pages, as readers see them or being written, that mark a word."""
    from greenshift.editions import naming
    from greenshift.models import Edition
    from greenshift.pages import page_models
    from greenshift.rendering import references

    word = f"{TERM}:{key}"
    visible = Edition.objects.visible().in_language(language)
    titles = set(visible.filter(naming(word)).values_list("title", flat=True))
    for model in page_models():
        for page in model.objects.filter(language=language):
            if any(word in references(text) for text in page.texts()):
                titles.add(page.title)
    return sorted(titles)
