"""
Django's inputs, written without a template for each.

A plan of 200 activities has 2,000 of them, and templates take most of a second.
What is the same in many, such as a list of options, is written once.
"""

import re
from functools import lru_cache

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join

SHORT = 60  # characters that fit beside other fields


@lru_cache(maxsize=256)
def written(attributes):
    return flatatt(dict(attributes))


def split(own, given):
    """The id, which differs in every row, and the other attributes as written."""
    attributes = own | (given or {})
    return attributes.pop("id", ""), written(tuple(attributes.items()))


class Written:
    """Mixed into an input: the element itself, with Django's attributes."""

    # What the browser shows in such an input; it drops everything else.
    shown = re.compile("(?s).*")

    def render(self, name, value, attrs=None, renderer=None):
        told = self.format_value(value) or ""
        is_shown = self.shown.fullmatch(told) or not told
        html_type = self.input_type if is_shown else "text"
        html_id, others = split({"type": html_type, **self.attrs}, attrs)
        template = '<input name="{}" id="{}" value="{}"{}>'
        return format_html(template, name, html_id, told, others)


class LineInput(Written, forms.TextInput):
    pass


class ShortInput(LineInput):
    pass


class HiddenInput(Written, forms.HiddenInput):
    pass


class NumberInput(Written, forms.NumberInput):
    shown = re.compile(r"-?\d+")


class DateInput(Written, forms.DateInput):
    input_type = "date"
    shown = re.compile(r"\d{4}-\d\d-\d\d")

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class TimeInput(Written, forms.TimeInput):
    input_type = "time"
    shown = re.compile(r"\d\d:\d\d")

    def __init__(self):
        super().__init__(format="%H:%M")


class Textarea(forms.Textarea):
    def __init__(self):
        super().__init__()
        self.attrs = {"rows": 3}  # and no cols: the page gives the width

    def render(self, name, value, attrs=None, renderer=None):
        html_id, others = split(self.attrs, attrs)
        # The first line break is dropped by browsers, lest they drop the text's own.
        template = '<textarea name="{}" id="{}"{}>\n{}</textarea>'
        return format_html(template, name, html_id, others, value or "")


def of_text(kind):
    """The input that has room for a text: a short line, a line or several."""
    if not kind.is_line:
        return Textarea()
    return ShortInput() if kind.most <= SHORT else LineInput()


class Select(forms.Select):
    def render(self, name, value, attrs=None, renderer=None):
        html_id, others = split(self.attrs, attrs)
        choices = tuple((key, str(words)) for key, words in self.choices)
        options = written_options(choices, str(value or ""))
        template = '<select name="{}" id="{}"{}>{}</select>'
        return format_html(template, name, html_id, others, options)


@lru_cache(maxsize=256)
def written_options(choices, chosen):
    rows = (
        (key, flatatt({"selected": key == chosen}), words) for key, words in choices
    )
    return format_html_join("", '<option value="{}"{}>{}</option>', rows)
