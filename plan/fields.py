"""Form fields made of the file's kinds, so that a limit is written down once."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from plan import kinds, widgets
from plan.plain import PlanFileError, tidy


class TidyField(forms.CharField):
    """Text as the file keeps it, whatever control characters were pasted."""

    default_error_messages = {
        "max_length": _(
            "Shorten the text to %(limit_value)d characters. It has %(show_value)d now."
        ),
    }

    def __init__(self, kind, **options):
        self.kind = kind
        widget = widgets.of_text(kind)
        super().__init__(max_length=kind.most, widget=widget, **options)

    def widget_attrs(self, widget):
        """A browser that knew the limit would drop the rest of what is pasted."""
        return {"data-most": str(self.kind.most)}

    def to_python(self, value):
        return tidy(super().to_python(value), is_line=self.kind.is_line)


class TicksField(forms.Field):
    """The words of the boxes that are ticked."""

    widget = forms.MultipleHiddenInput

    def __init__(self, kind, **options):
        self.kind = kind
        super().__init__(**options)

    def to_python(self, value):
        try:
            return self.kind.read(list(value or ()), "")
        except PlanFileError as error:
            raise ValidationError(str(error)) from error


class KeyField(forms.CharField):
    """A key that the page carries along, or that is chosen among known ones."""

    def __init__(self, kind, **options):
        form = RegexValidator(kind.pattern.pattern + r"\Z", _("This is not a key."))
        self.empty = kind.empty
        super().__init__(validators=[form], empty_value=kind.empty, **options)


def date_field(kind, **options):
    day = widgets.DateInput()
    return forms.DateField(input_formats=[day.format], widget=day, **options)


def time_field(kind, **options):
    clock = widgets.TimeInput()
    return forms.TimeField(input_formats=[clock.format], widget=clock, **options)


def number_field(kind, **options):
    options["widget"] = widgets.NumberInput
    return forms.IntegerField(min_value=0, max_value=kind.most, **options)


def flag_field(kind, **options):
    return forms.BooleanField(**options)


def code_field(kind, *, choices, **options):
    options |= {"empty_value": kind.empty, "widget": widgets.Select}
    return forms.TypedChoiceField(choices=choices, **options)


MAKERS = {
    kinds.Text: TidyField,
    kinds.Pattern: KeyField,
    kinds.Code: code_field,
    kinds.Day: date_field,
    kinds.Clock: time_field,
    kinds.Number: number_field,
    kinds.Flag: flag_field,
    kinds.Lines: TicksField,
}


def field(part, name, label="", help_text="", **options):
    """The form's field for a field of a part."""
    kind = kinds.kinds_of(part)[name]
    make = MAKERS[type(kind)]
    return make(kind, label=label, help_text=help_text, required=False, **options)
