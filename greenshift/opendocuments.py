"""
Published pages as open data: lists, single pages and parts, each with its schema.

What a page tells is what stands in its model's CONTENT_FIELDS, but for what only
the site's upkeep needs. Everything comes from editions that readers may see.
"""

from django.core.paginator import Paginator

from greenshift import reading
from greenshift.models import Edition
from greenshift.opendata import LICENCE, address, collections, data_url, part_model
from greenshift.openfields import STRING, absolute, object_of, shape
from greenshift.pageobjects import as_page
from greenshift.pages import links as links_of
from greenshift.schema import NOT_FOR_READERS, own_fields, part_fields

PER_PAGE = 100  # entries in a stretch of a list
HEAD = ("key", "title", "summary", "updated")  # what lists tell of a page

ADDRESS = {"type": "string", "format": "uri"}
MAYBE_ADDRESS = {"type": ["string", "null"], "format": "uri"}
DATE = {"type": "string", "format": "date"}
KEYS = {"type": "array", "items": STRING}


def page_list(model, collection, language, number):
    """One stretch of a list of pages. Raises InvalidPage where there is none."""
    visible = Edition.objects.visible().of(model).in_language(language)
    ordered = visible.order_by("position", "title", "pk")
    stretch = Paginator(ordered, PER_PAGE).page(number)
    pages = [as_page(edition.file, None) for edition in stretch]
    items = [head(page, language) for page in pages]
    return as_list(stretch, items, language=language, collection=collection)


def as_list(stretch, items, **named):
    before = stretch.has_previous() and stretch.previous_page_number()
    after = stretch.has_next() and stretch.next_page_number()
    return {
        "licence": LICENCE,
        "count": stretch.paginator.count,
        "previous": address("stretch", number=before, **named) if before else None,
        "next": address("stretch", number=after, **named) if after else None,
        "items": items,
    }


def list_schema(items):
    count = {"type": "integer", "description": "Entries in the whole list."}
    around = {"previous": MAYBE_ADDRESS, "next": MAYBE_ADDRESS}
    told = {"licence": ADDRESS, "count": count, **around}
    return object_of({**told, "items": {"type": "array", "items": items}})


def head(page, language):
    return {
        "language": language,
        **{name: str(getattr(page, name)) for name in HEAD},
        "url": absolute(page.url),
        "data_url": data_url(type(page), language, page.key),
    }


def head_schema():
    told = dict.fromkeys(HEAD, STRING) | {"updated": DATE}
    return {"language": STRING, **told, "url": ADDRESS, "data_url": ADDRESS}


def whole_page(page):
    """Everything of one page, with the keys of what it is related to, both ways."""
    related = page.related
    return {
        "licence": LICENCE,
        **head(page, page.language),
        "translations": [
            {
                "language": language,
                "url": absolute(url),
                "data_url": data_url(type(page), language, page.key),
            }
            for language, url in page.alternates[1:]
        ],
        "related": {
            name: [card.key for card in related[model._meta.model_name]]
            for name, model in collections().items()
        },
        "content": content(page),
    }


def page_schema(model):
    translation = {"language": STRING, "url": ADDRESS, "data_url": ADDRESS}
    return object_of(
        {
            "licence": ADDRESS,
            **head_schema(),
            "translations": {"type": "array", "items": object_of(translation)},
            "related": object_of(dict.fromkeys(collections(), KEYS)),
            "content": content_schema(model),
        }
    )


def content_fields(model):
    """The plain fields beside the head: neither relations nor parts, and the text."""
    hidden = {*NOT_FOR_READERS, *HEAD}
    told = [field for field in own_fields(model) if field.name not in hidden]
    return [*told, model._meta.get_field("body")]


def content(page):
    found = tell(page, content_fields(type(page)), page.links)
    for name in page.CONTENT_PARTS:
        parts = getattr(page, name).all()
        found[name] = [
            tell(part, part_fields(type(part)), page.links) for part in parts
        ]
    return found


def content_schema(model):
    properties = schemas_of(content_fields(model))
    for name in model.CONTENT_PARTS:
        rows = object_of(schemas_of(part_fields(part_model(model, name))))
        properties[name] = {"type": "array", "items": rows}
    return object_of(properties)


def tell(row, fields, links):
    return {
        field.name: shape(field).tell(getattr(row, field.name), links)
        for field in fields
    }


def schemas_of(fields):
    return {
        field.name: shape(field).schema | {"description": str(field.verbose_name)}
        for field in fields
    }


def part_list(model, collection, language, number):
    """One stretch of the parts of one sort, such as the loops, with their pages."""
    owners = reading.pages(model, language)
    texts = [text for owner in owners for text in owner.texts()]
    links = links_of(texts, language)
    parts = [
        (owner, part) for owner in owners for part in getattr(owner, collection).all()
    ]
    stretch = Paginator(parts, PER_PAGE).page(number)
    items = [
        {
            "page": head(owner, language),
            "url": f"{absolute(owner.url)}#{part.anchor}",
            "content": tell(part, part_fields(type(part)), links),
        }
        for owner, part in stretch
    ]
    return as_list(stretch, items, language=language, collection=collection)


def part_schema(model, name):
    fields = part_fields(part_model(model, name))
    told = {"page": object_of(head_schema()), "url": ADDRESS}
    return object_of({**told, "content": object_of(schemas_of(fields))})
