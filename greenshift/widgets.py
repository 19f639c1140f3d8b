"""Native fields for dates and times, which need no script."""

from django import forms


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
