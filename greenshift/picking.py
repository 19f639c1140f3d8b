"""What an editor can put into a text: links to pages, and pictures, a line each."""

from greenshift.models import Edition, Image, Language
from greenshift.pages import cards, page_kinds, page_models


def pages():
    """[(language, [(kind's name, [(title, Markdown)])])], working copies included."""
    return [
        (
            language,
            [group for model in page_models() if (group := links(model, language))],
        )
        for language in Language.values
    ]


def links(model, language):
    rows = model.objects.filter(language=language)
    lines = [(row.title, f"[{row.title}]({row.reference})") for row in rows]
    return (model._meta.verbose_name_plural, lines) if lines else None


def pictures():
    """[(language, [(group's name, [(title, Markdown)])])], the newest first."""
    lines = [(image.title, image.markdown) for image in Image.objects.all()]
    group = (Image._meta.verbose_name_plural, lines)
    return [(language, [group]) for language in Language.values]


def published(language, chosen):
    """Pages that readers see as a form's choices, by kind; what is chosen stays."""
    found = cards(Edition.objects.visible().in_language(language))
    groups = [
        (
            model._meta.verbose_name_plural,
            [(card.reference, card.title) for card in found if card.kind == kind],
        )
        for kind, model in page_kinds().items()
    ]
    is_there = not chosen or chosen in {card.reference for card in found}
    return [("", "---------"), *([] if is_there else [(chosen, chosen)]), *groups]
