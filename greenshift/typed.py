"""What was sent by a form of the admin, value by value, and what the form calls it."""

import re
from dataclasses import dataclass, replace
from functools import cache

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.text import capfirst

from greenshift.buttons import BUTTONS
from greenshift.fields import CodesField

# A value of a part of the page: loops-0-title.
PART = re.compile(r"(?P<prefix>\w+)-(?P<place>[0-9]{1,4})-(?P<name>\w+)")
NOT_TYPED = {"csrfmiddlewaretoken", *BUTTONS}
NOT_TYPED |= {"_save", "_continue", "_addanother", "_saveasnew"}
LINE = 80  # letters that are read at a glance


@dataclass(frozen=True)
class Value:
    """One value as it was sent; without a label it is carried and not shown."""

    name: str
    text: str
    label: str = ""

    @property
    def is_shown(self):
        return bool(self.label and self.text.strip())

    @property
    def is_long(self):
        return len(self.text) > LINE or "\n" in self.text


def values(request, model_admin):
    """All that was typed, ticked or chosen, without the button that was pressed."""
    return [
        Value(name, text, label(model_admin, name))
        for name, texts in request.POST.lists()
        if name not in NOT_TYPED
        for text in texts
    ]


def as_new(found, model):
    """The same for a row that is not there, and whose parts are new with it."""
    ties = {prefix: each.field.name for prefix, each in parts(model).items()}
    for value in found:
        match = PART.fullmatch(value.name)
        if value.name.endswith("-INITIAL_FORMS"):
            yield replace(value, text="0")
        elif not match or match["name"] not in ("id", ties.get(match["prefix"])):
            yield value


@cache
def parts(model):
    """What belongs to a page, by the names that its form begins with."""
    return {each.get_accessor_name(): each for each in model._meta.related_objects}


def label(model_admin, name):
    """What the form calls a text; nothing for dates, ticks and the like."""
    match = PART.fullmatch(name)
    if not match:
        declared = model_admin.form.declared_fields.get(name)
        return label_of_declared(declared) or label_of(model_admin.model, name)
    relation = parts(model_admin.model).get(match["prefix"])
    text = relation and label_of(relation.related_model, match["name"])
    if not text:
        return ""
    part = capfirst(relation.related_model._meta.verbose_name)
    return f"{part} {int(match['place']) + 1}: {text}"


def label_of_declared(field):
    is_text = isinstance(field, forms.CharField) and not field.widget.is_hidden
    return str(field.label or "") if is_text else ""


def label_of(model, name):
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return ""
    is_text = isinstance(field, (models.CharField, models.TextField))
    is_typed = is_text and field.editable and not field.choices
    if not is_typed or isinstance(field, CodesField):
        return ""
    return str(capfirst(field.verbose_name))
