"""The forms of the admin: what an editor may type, and what is told when it's wrong."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from greenshift import images
from greenshift.fields import LinesField
from greenshift.linting import lint
from greenshift.models import Image


class PageForm(forms.ModelForm):
    """Any kind of page. Related pages are ticked, and are in the page's language."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.relations():
            field = self.fields[name]
            if self.instance.pk:
                field.queryset = field.queryset.filter(language=self.instance.language)
            field.label_from_instance = self.label
            field.widget = forms.CheckboxSelectMultiple(choices=field.choices)
            field.help_text = ""

    def relations(self):
        return [
            name
            for name, field in self.fields.items()
            if isinstance(field, forms.ModelMultipleChoiceField)
        ]

    def label(self, page):
        return str(page) if self.instance.pk else f"{page} ({page.language})"

    def clean(self):
        cleaned = super().clean()
        for name in self.relations():
            for page in cleaned.get(name, ()):
                if page.language != cleaned.get("language"):
                    message = _("“%(page)s” is in another language than the page.")
                    self.add_error(name, message % {"page": page})
        for name, value in list(cleaned.items()):
            if isinstance(value, str):
                self.judge(name, value)
        return cleaned

    def judge(self, name, text):
        """Refuse what a reader would stumble on, such as a skipped heading."""
        model_field = self._meta.model._meta.get_field(name)
        if model_field.get_internal_type() != "TextField":
            return
        if isinstance(model_field, LinesField):
            return
        for finding in lint(text.replace("\r\n", "\n")):
            self.add_error(name, f"{_('Line')} {finding.line}: {finding.message}")


class ImageForm(forms.ModelForm):
    class Meta:
        model = Image
        fields = ("title", "file", "alt_sv", "alt_da", "credit")

    def clean_file(self):
        upload = self.cleaned_data["file"]
        return images.store(upload) if "file" in self.changed_data else upload

    def clean(self):
        cleaned = super().clean()
        for name in ("alt_sv", "alt_da"):
            if "[" in cleaned.get(name, "") or "]" in cleaned.get(name, ""):
                raise ValidationError({name: _("Leave out square brackets.")})
        return cleaned
