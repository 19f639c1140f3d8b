"""
Two kinds of lists that are kept as plain text, an item a line, and a page's name.

A list of lines (working questions, checklist, traps) is a list in Python, a
YAML list in content files, and a text area with an item a line in the admin.
"""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.forms import (
    CharField,
    CheckboxSelectMultiple,
    MultipleChoiceField,
    Textarea,
)
from django.utils.translation import gettext_lazy as _


def split_lines(text):
    """Split a text into its lines that say something. Browsers send CRLF."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class LinesFormField(CharField):
    widget = Textarea

    def prepare_value(self, value):
        return value if isinstance(value, str) else "\n".join(value or [])

    def to_python(self, value):
        return split_lines(super().to_python(value))


class LinesField(models.TextField):
    """A list of lines, such as a step's working questions."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value, expression, connection):
        return split_lines(value)

    def to_python(self, value):
        return split_lines(value) if isinstance(value, str) else value

    def get_prep_value(self, value):
        return value if isinstance(value, str) else "\n".join(value)

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def formfield(self, **kwargs):
        kwargs.pop("widget", None)
        return models.Field.formfield(self, form_class=LinesFormField, **kwargs)


class WordsField(LinesField):
    """Lines of words for search to know, which are no text for readers."""


class CodesField(LinesField):
    """A list of codes out of a fixed set, such as a tool's aims."""

    def __init__(self, *args, codes=None, **kwargs):
        self.codes = codes
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs

    def validate(self, value, instance):
        super().validate(value, instance)
        for code in value:
            if code not in self.codes.values:
                message = _("%(code)s is not one of %(codes)s.")
                raise ValidationError(
                    message,
                    params={"code": code, "codes": ", ".join(self.codes.values)},
                )

    def formfield(self, **kwargs):
        field = models.Field.formfield(
            self,
            form_class=MultipleChoiceField,
            choices=self.codes.choices,
            widget=CheckboxSelectMultiple,
        )
        return field

    def labels(self, value):
        """The words for a list of codes, in the reader's language."""
        return [str(self.codes(code).label) for code in value]


class ReferenceField(models.CharField):
    """A page of any kind, named as in texts: step:utforska."""

    default_validators = [
        RegexValidator(r"\A[a-z]+:[-a-z0-9]+\Z", _("Name a page by kind:key."))
    ]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 100)
        super().__init__(*args, **kwargs)
