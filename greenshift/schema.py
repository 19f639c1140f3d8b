"""
What each kind of page may hold in its file, derived from its model.

A field of the model is a key of the front matter; a many-to-many relation is a
list of keys; a part, such as a step's loops, is a list of maps.
"""

from datetime import date
from functools import cache

from django.db import models

from greenshift.contentfiles import Field, Schema
from greenshift.fields import CodesField, LinesField, ReferenceField, WordsField

# Filled in for the site's upkeep, not for its readers.
NOT_FOR_READERS = {"status", "review_on", "owner", "synonyms", "recommended"}


@cache
def schema(model) -> Schema:
    """The front matter of a page model's files, in the order it is written."""
    return tuple(as_field(model, name) for name in model.CONTENT_FIELDS)


def as_field(model, name: str) -> Field:
    if name in model.CONTENT_PARTS:
        part = model._meta.get_field(name).related_model
        rows = tuple(describe(field) for field in part_fields(part))
        return Field(name, list, required=False, rows=rows)
    return describe(model._meta.get_field(name))


def describe(field) -> Field:
    kinds = {
        models.ManyToManyField: list,
        LinesField: list,
        models.DateField: date,
        models.IntegerField: int,
    }
    kind = next((kinds[each] for each in kinds if isinstance(field, each)), str)
    return Field(
        field.name,
        kind,
        required=not field.blank,
        is_prose=is_prose(field),
        choices=choices(field),
        is_reference=isinstance(field, ReferenceField),
    )


def is_prose(field) -> bool:
    is_text = isinstance(field, models.CharField | models.TextField)
    names = models.SlugField | ReferenceField | WordsField
    is_name = isinstance(field, names)
    return is_text and not is_name and not choices(field)


def choices(field) -> tuple[str, ...]:
    if isinstance(field, CodesField):
        return tuple(field.codes.values)
    return tuple(value for value, label in field.choices or ())


@cache
def own_fields(model) -> tuple:
    """The plain fields among a page model's content: neither relation nor part."""
    return tuple(
        model._meta.get_field(name)
        for name in model.CONTENT_FIELDS
        if name not in model.CONTENT_PARTS and not is_relation(model, name)
    )


@cache
def part_fields(part) -> tuple:
    return tuple(part._meta.get_field(name) for name in part.CONTENT_FIELDS)


def value_of(field, row: dict):
    """What a row of a file says of a field, or what an empty one says."""
    return row[field.name] if field.name in row else field.get_default()


def relations_of(model, data: dict) -> tuple[tuple[str, str], ...]:
    """
    The pages that a page's content names, as pairs of kind and key.

    A part that refers to the page's own kind, such as a loop to a step, is not
    a relation between pages.
    """
    found = []
    for name in model.CONTENT_FIELDS:
        if is_relation(model, name):
            kind = model._meta.get_field(name).related_model._meta.model_name
            found += [(kind, key) for key in data.get(name, [])]
    for name in model.CONTENT_PARTS:
        for field in part_fields(model._meta.get_field(name).related_model):
            if isinstance(field, ReferenceField):
                named = [row[field.name] for row in data.get(name, [])]
                found += [tuple(reference.split(":", 1)) for reference in named]
            elif field.is_relation and field.related_model is not model:
                kind = field.related_model._meta.model_name
                found += [(kind, row[field.name]) for row in data.get(name, [])]
    return tuple(found)


def is_relation(model, name: str) -> bool:
    return name not in model.CONTENT_PARTS and model._meta.get_field(name).many_to_many
