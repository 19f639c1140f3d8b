"""
What open data there is, and where: lists of pages and of parts, tables, versions.

All of it is derived from the page models, so that a new kind is there by itself.
"""

from django.urls import reverse

from greenshift.openfields import absolute
from greenshift.pages import page_models

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# What a version promises is that none of its addresses and names goes away; a change
# that breaks it gets a version of its own beside it.
VERSION = "v1"


def collections():
    """Kinds of pages by the name of their list: steps, tools, cases …"""
    return {model.CONTENT_FOLDER: model for model in page_models() if model.URL_NAME}


def part_collections():
    """Parts with addresses of their own, by their list's name: loops, terms."""
    return {
        name: model
        for model in collections().values()
        for name in model.CONTENT_PARTS
        if part_model(model, name).ANCHOR
    }


def tables():
    """Kinds of pages that are given as a table too."""
    return {name: model for name, model in collections().items() if model.IS_TABLE}


def part_model(model, name):
    return model._meta.get_field(name).related_model


def address(name, **named):
    return absolute(reverse(f"api:{name}", kwargs=named))


def data_url(model, language, key):
    named = {"language": language, "collection": model.CONTENT_FOLDER}
    return address("page", key=key, **named)


def files(language):
    """What there is to fetch in a language, for the page about it."""
    pages = {name: (model, model) for name, model in collections().items()}
    parts = {
        name: (None, part_model(model, name))
        for name, model in part_collections().items()
    }
    return [
        {
            "name": name,
            "label": shown._meta.verbose_name_plural,
            "list": reverse("api:list", args=[language, name]),
            "table": model in tables().values()
            and reverse("api:table", args=[language, name]),
            "feed": model and feed(model, language),
        }
        for name, (model, shown) in (pages | parts).items()
    ]


def feed(model, language):
    named = {"language": language, "kind": model._meta.model_name}
    return reverse("changes-feed-of-kind", kwargs=named)
