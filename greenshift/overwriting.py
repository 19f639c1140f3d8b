"""
Two editors at once: the later save is stopped, and is shown what the first one saved.

A form carries the digest of what its editor began from, and what is typed is kept.
"""

from hashlib import sha256

from django import forms


def digest(text):
    return sha256(text.encode()).hexdigest()


class SeenForm(forms.ModelForm):
    """A form that isn't saved on top of what somebody else saved meanwhile."""

    # What to say of it.
    SAVED_BY_ANOTHER = ""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.text_now = self.text_of_row()
            self.initial["seen"] = digest(self.text_now)

    def text_of_row(self):
        """All that the form can change, to be compared and to be read."""
        raise NotImplementedError

    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and cleaned.get("seen") != self.initial["seen"]:
            self.add_error(None, self.SAVED_BY_ANOTHER)
            self.text_of_another = self.text_now
            self.data = self.data.copy()
            self.data["seen"] = self.initial["seen"]
        return cleaned
