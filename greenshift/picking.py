"""What an editor can put into a text: links to pages, and pictures, a line each."""

from greenshift import glossary
from greenshift.models import Image, Language
from greenshift.pages import page_models


def pages():
    """[(language, [(kind's name, [(title, Markdown)])])], working copies included."""
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
    lines = [(row.title, f"[{row.title}]({row.reference})") for row in rows]
    return (model._meta.verbose_name_plural, lines) if lines else None


def words(model, name, part, language):
    """The glossary's words, to be explained where they stand."""
    pages = model.objects.filter(language=language).prefetch_related(name)
    lines = [
        (each.word, f"[{each.word}]({part.MARK}:{each.key})")
        for page in pages
        for each in getattr(page, name).all()
    ]
    return (part._meta.verbose_name_plural, lines) if lines else None


def pictures():
    """[(language, [(group's name, [(title, Markdown)])])], the newest first."""
    lines = [(image.title, image.markdown) for image in Image.objects.all()]
    group = (Image._meta.verbose_name_plural, lines)
    return [(language, [group]) for language in Language.values]
