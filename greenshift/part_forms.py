"""The forms of a page's parts, such as a step's loops, within the form of the page."""

from django import forms
from django.utils.translation import gettext as _

from greenshift.contentrows import relations_in
from greenshift.forms import TextsForm
from greenshift.glossary import marking
from greenshift.markdowntree import TERM


class PartForm(TextsForm):
    """A part of a page, in the page's form."""

    def __init__(self, *args, page, **kwargs):
        self.whole = page
        super().__init__(*args, **kwargs)

    def page(self):
        return self.whole


class PartFormSet(forms.BaseInlineFormSet):
    def __init__(self, *args, **kwargs):
        self.known = {}
        super().__init__(*args, **kwargs)

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
            self.known[model] = list(field.choices)
        return self.known[model]

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
