"""The forms of a page's parts, such as a step's loops, within the form of the page."""

import re

from django import forms
from django.utils.translation import gettext as _

from greenshift.contentrows import relations_in
from greenshift.forms import TextsForm
from greenshift.glossary import marking
from greenshift.markdowntree import TERM
from greenshift.widgets import SMALL_NUMBER


def renumbered(data, prefix, places):
    """What was sent, with the forms of a formset in another order, or left out."""
    now = {str(before): place for place, before in enumerate(places)}
    found = data.copy()
    found.clear()
    for name, values in data.lists():
        match = re.fullmatch(rf"{prefix}-(\d+)-(.+)", name)
        if match is None:
            found.setlist(name, values)
        elif match[1] in now:
            found.setlist(f"{prefix}-{now[match[1]]}-{match[2]}", values)
    return found


class PartForm(TextsForm):
    """A part of a page, in the page's form."""

    def __init__(self, *args, page, **kwargs):
        self.whole = page
        super().__init__(*args, **kwargs)
        if not self.instance.pk and "position" in self.fields:
            place = self.fields["position"]
            place.initial, place.required = None, False
            place.help_text = _("Left empty: last.")

    def page(self):
        return self.whole


class PartFormSet(forms.BaseInlineFormSet):
    def __init__(self, *args, **kwargs):
        self.known = {}
        super().__init__(*args, **kwargs)
        if self.is_bound:
            self.bring_back_gone()

    def bring_back_gone(self):
        """
        What somebody else deleted meanwhile comes back as new, with what was typed.

        The parts that are left are put first: the admin shows as many forms that
        began with a part as there are parts.
        """
        total = range(self.total_form_count())
        first = total[: self.initial_form_count()]
        kept = {str(part.pk) for part in self.get_queryset()}
        left = [place for place in first if self.typed(place, "id") in {*kept, None}]
        if len(left) == len(first):
            return
        gone = [place for place in first if place not in left]
        back = [place for place in gone if not self.typed(place, "DELETE")]
        self.data = renumbered(
            self.data, self.prefix, [*left, *back, *total[len(first) :]]
        )
        for place in range(len(left), len(left) + len(back)):
            self.data[f"{self.add_prefix(place)}-id"] = ""
        self.data[f"{self.prefix}-TOTAL_FORMS"] = len(total) - len(gone) + len(back)
        self.data[f"{self.prefix}-INITIAL_FORMS"] = len(left)
        del self.management_form

    def typed(self, place, name):
        return self.data.get(f"{self.add_prefix(place)}-{name}")

    def get_form_kwargs(self, index):
        return super().get_form_kwargs(index) | {"page": self.instance}

    def add_fields(self, form, index):
        """A part names pages in its own page's language, read once for all parts."""
        super().add_fields(form, index)
        for name in relations_in(self.model):
            if name in form.fields:
                field = form.fields[name]
                if self.instance.pk:
                    language = self.instance.language
                    field.queryset = field.queryset.filter(language=language)
                field.choices = self.choices(field)

    def choices(self, field):
        model = field.queryset.model
        if model not in self.known:
            # Its iterator alone: a list asks the database first how long it will be.
            self.known[model] = list(iter(field.choices))
        return self.known[model]

    def save_new(self, form, commit=True):
        """A new part comes last, unless its place is told."""
        if form.cleaned_data.get("position") is None:
            places = [each.instance.position or 0 for each in self.forms]
            form.instance.position = min(max(places) + 1, SMALL_NUMBER["max_value"])
        return super().save_new(form, commit)

    def clean(self):
        """A word that texts mark stays, under the key that they mark it by."""
        super().clean()
        if self.model.MARK != TERM:
            return
        message = _("“{word}” is marked on {pages}. Take the marks away there first.")
        for form in self.initial_forms:
            key = form.initial["key"]
            is_kept = form not in self.deleted_forms and form.instance.key == key
            marked_on = [] if is_kept else marking(key, self.instance.language)
            if marked_on:
                told = {"word": form.initial["word"], "pages": ", ".join(marked_on)}
                raise forms.ValidationError(message.format(**told))
