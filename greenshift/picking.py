"""What an editor can put into a text: links to pages, and pictures, a line each."""

from dataclasses import dataclass

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
            [group for model in page_models() if (group := links(model, language))],
        )
        for language in Language.values
    ]


def links(model, language):
    rows = model.objects.filter(language=language)
    lines = [Line(row.title, f"[{row.title}]({row.reference})") for row in rows]
    return (model._meta.verbose_name_plural, lines) if lines else None


def pictures():
    """[(language, [(group's name, lines)])], the newest first."""
    images = Image.objects.all()
    lines = [Line(each.title, each.markdown, each.thumbnail) for each in images]
    group = (Image._meta.verbose_name_plural, lines)
    return [(language, [group]) for language in Language.values]
