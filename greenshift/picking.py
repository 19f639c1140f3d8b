"""What an editor can put into a text: links to pages, and pictures, a line each."""

from dataclasses import dataclass

from greenshift import glossary
from greenshift.models import Image, Language
from greenshift.pages import page_models


@dataclass(frozen=True)
class Line:
    """Something to put into a text, by name; `picture` is what it looks like."""

    name: str
    markdown: str
    picture: str = ""


def pages():
    """[(language, [(kind's name, lines)])], working copies included."""
    return [
        (
            language,
            [
                group
                for group in (
                    *(links(model, language) for model in page_models()),
                    *(words(*shelf, language) for shelf in glossary.shelves()),
                )
                if group
            ],
        )
        for language in Language.values
    ]


def links(model, language):
    rows = model.objects.filter(language=language)
    lines = [Line(row.title, f"[{row.title}]({row.reference})") for row in rows]
    return (model._meta.verbose_name_plural, lines) if lines else None


def words(model, name, part, language):
    """The glossary's words, to be explained where they stand."""
    pages = model.objects.filter(language=language).prefetch_related(name)
    lines = [
        Line(each.word, f"[{each.word}]({part.MARK}:{each.key})")
        for page in pages
        for each in getattr(page, name).all()
    ]
    return (part._meta.verbose_name_plural, lines) if lines else None


def pictures():
    """[(language, [(group's name, lines)])], the newest first."""
    images = Image.objects.all()
    lines = [Line(each.title, each.markdown, each.thumbnail) for each in images]
    group = (Image._meta.verbose_name_plural, lines)
    return [(language, [group]) for language in Language.values]
