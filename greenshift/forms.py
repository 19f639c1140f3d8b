"""The form of a page in the admin: what may be typed, and what is told of it."""

from django import forms
from django.forms.utils import ErrorList
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, gettext_lazy, pgettext_lazy

from greenshift import conscience, publishing
from greenshift.contentrows import as_file
from greenshift.fields import LinesFormField
from greenshift.models import Language, Page
from greenshift.overwriting import SeenForm
from greenshift.rendering import without_controls
from greenshift.slugs import slug
from greenshift.widgets import DateTimeInput

# Lines that a text has room for before it grows.
ROWS = {"body": 24, "summary": 3}


def as_kept(text):
    """Browsers send CRLF; texts are kept in LF."""
    return text.replace("\r\n", "\n")


class Errors(ErrorList):
    """A field's errors; where there are none, no template is asked what to show."""

    def render(self, *told, **more):
        return super().render(*told, **more) if self else SafeString()

    __str__ = __html__ = render


class TextsForm(forms.ModelForm):
    """Texts in Markdown, which publishing refuses where a reader would stumble."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.error_class = Errors
        for name, field in self.fields.items():
            if isinstance(field.widget, forms.Textarea):
                rows = ROWS.get(name, 6)
                field.widget.attrs |= {"class": "vLargeTextField", "rows": rows}
                field.widget.attrs |= self.language_attributes()
                if name in self.markdown_fields():
                    is_list = isinstance(field, LinesFormField)
                    field.widget.attrs["data-markdown"] = "lines" if is_list else "text"

    def page(self):
        """The page that the texts belong to."""
        return self.instance

    def language_attributes(self):
        """What a browser checks the spelling by."""
        return {"lang": self.page().language or Language.SWEDISH, "spellcheck": "true"}

    def markdown_fields(self):
        fields = self._meta.model._meta.concrete_fields
        return {field.name for field in fields if conscience.is_markdown(field)}

    def _post_clean(self):
        super()._post_clean()
        if "_publish" not in self.data:
            return
        for name in self.markdown_fields() & self.cleaned_data.keys():
            text = self.cleaned_data[name]
            text = "\n".join(text) if isinstance(text, list) else text
            for error in conscience.text_errors(self.page(), as_kept(text)):
                self.add_error(name, error)


class PageForm(SeenForm, TextsForm):
    """
    Any kind of page, and what goes along when it is published.

    Related pages are ticked, and are in the page's language.
    """

    SAVED_BY_ANOTHER = gettext_lazy(
        "Somebody else saved the page while you wrote. Your text is still here. "
        "Below is theirs: bring over what you want to keep, and save again."
    )

    key = forms.SlugField(
        label=gettext_lazy("Key"),
        max_length=60,
        required=False,
        help_text=gettext_lazy(
            "The same in both languages: ties the Swedish page to the Danish. Left "
            "empty, it is made from the title."
        ),
    )
    summary = forms.CharField(
        # Django's admin has a heading of the same word, over what a deletion takes.
        label=pgettext_lazy("page", "Summary"),
        max_length=300,
        widget=forms.Textarea,
        help_text=gettext_lazy(
            "One or two sentences, shown first on the page and on cards."
        ),
    )
    note = forms.CharField(
        label=gettext_lazy("What changed, and why"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    is_small = forms.BooleanField(
        label=gettext_lazy("A small change, such as a spelling"),
        required=False,
        help_text=gettext_lazy("The other language need not be checked."),
    )
    is_after_feedback = forms.BooleanField(
        label=gettext_lazy("Changed after feedback from readers"),
        required=False,
        help_text=gettext_lazy("Said among the changes."),
    )
    publish_at = forms.DateTimeField(
        label=gettext_lazy("Publish at"),
        required=False,
        widget=DateTimeInput,
        help_text=gettext_lazy("Left empty: at once."),
    )
    withdraw_at = forms.DateTimeField(
        label=gettext_lazy("Withdraw at"),
        required=False,
        widget=DateTimeInput,
        help_text=gettext_lazy("Left empty: never."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["withdraw_at"] = publishing.goes_at(self.instance)
        for name in self.relations():
            field = self.fields[name]
            if self.instance.pk:
                field.queryset = field.queryset.filter(language=self.instance.language)
            field.label_from_instance = self.label
            field.widget = forms.CheckboxSelectMultiple(choices=field.choices)
            field.help_text = ""

    def text_of_row(self):
        return as_file(self.instance).dump()

    def relations(self):
        return [
            name
            for name, field in self.fields.items()
            if isinstance(field, forms.ModelMultipleChoiceField)
        ]

    def label(self, page):
        return str(page) if self.instance.pk else f"{page} ({page.language})"

    def clean_language(self):
        language = self.cleaned_data["language"]
        if language != self.instance.language and self.has_been_published():
            message = _("The language stays: the page has been published in it.")
            raise forms.ValidationError(message)
        return language

    def has_been_published(self):
        """Readers' editions are tied to the row by its language and key alone."""
        return bool(self.instance.pk) and publishing.editions_of(self.instance).exists()

    def clean_key(self):
        """Made from the title for a new page, and kept where it is emptied."""
        title = self.cleaned_data.get("title", "")
        made = slug(title, self.cleaned_data.get("language") or Language.SWEDISH)
        key = self.cleaned_data["key"] or self.instance.key or made[:60].strip("-")
        if title and not key:
            raise forms.ValidationError(_("Write a key: the title has no letters."))
        if key != self.instance.key and self.has_been_published():
            message = _("The key stays: the page has been published under it.")
            raise forms.ValidationError(message)
        return key

    def clean_summary(self):
        """One line, however it was typed."""
        return " ".join(self.cleaned_data["summary"].split())

    def clean_note(self):
        return without_controls(self.cleaned_data["note"])

    def clean_publish_at(self):
        """A time that went by while somebody wrote means at once."""
        at = self.cleaned_data["publish_at"]
        return at if at and at > timezone.now() else None

    def clean(self):
        cleaned = super().clean()
        self.check_publishing(cleaned)
        language = cleaned.get("language", self.instance.language)
        for name in self.relations():
            for page in cleaned.get(name, ()):
                if page.language != language:
                    message = _("“%(page)s” is in another language than the page.")
                    self.add_error(name, message % {"page": page})
        return cleaned

    def check_publishing(self, cleaned):
        if "_publish" not in self.data:
            return
        if self.instance.status == Page.Status.PUBLISHED and not cleaned.get("note"):
            message = _("Say what changed, for those who come back to the page.")
            self.add_error("note", message)
        start, end = cleaned.get("publish_at"), cleaned.get("withdraw_at")
        if end and end <= (start or timezone.now()):
            message = _("A page is withdrawn after it is published.")
            self.add_error("withdraw_at", message)
