"""What fields of the admin are typed in: native dates and times, small numbers."""

from django import forms
from django.contrib.admin.widgets import AdminIntegerFieldWidget
from django.utils.translation import gettext_lazy

# PostgreSQL has room for no larger in a small whole number; SQLite would take it.
SMALL_NUMBER = {
    "widget": AdminIntegerFieldWidget,
    "max_value": 32767,
    "error_messages": dict.fromkeys(
        ("invalid", "min_value", "max_value"),
        gettext_lazy("Write a whole number from 0 to 32767."),
    ),
}


class DateTimeInput(forms.DateTimeInput):
    """A native date and time, which needs no script."""

    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class DateInput(forms.DateInput):
    """A native date, which speaks the editor's language without a script."""

    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")
