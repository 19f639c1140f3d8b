"""
The form for feedback in words: a signed time, a trap for robots, no personal data.

Whatever is wrong with it, the text stays in the form.
"""

import re
import time

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.core import signing
from django.utils.translation import gettext as _, gettext_lazy

from greenshift import personaldata
from greenshift.feedback import Feedback

SALT = "feedback"
SHORTEST = 2  # seconds from that the form is shown until it is sent
LONGEST = 24 * 60 * 60
PAST_LONGEST = Feedback.LONGEST + 1
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def make_token(page, helped):
    """What the form is about, and since when, as only the site can write it."""
    return signing.dumps([page, helped, time.time()], salt=SALT)


class TrapInput(forms.TextInput):
    """A field that people neither see nor fill in."""

    is_hidden = True

    def __init__(self):
        super().__init__({"hidden": True, "autocomplete": "off", "tabindex": "-1"})


class PlainText(forms.CharField):
    def to_python(self, value):
        text = super().to_python(value).replace("\r\n", "\n")
        return CONTROL.sub("", text).strip()


class FeedbackForm(forms.Form):
    comment = PlainText(
        label=gettext_lazy("What is missing, or what could be better?"),
        help_text=gettext_lazy(
            "Do not write names, telephone numbers or anything else about you or "
            "others. We cannot answer you, since we do not know who you are."
        ),
        max_length=Feedback.LONGEST,
        widget=forms.Textarea({"rows": 6, "maxlength": None}),
        error_messages={
            "required": gettext_lazy("Write a few words."),
            "max_length": gettext_lazy(
                "Shorten the text to %(limit_value)d characters. "
                "It has %(show_value)d now."
            ),
        },
    )
    is_barrier = forms.BooleanField(
        label=gettext_lazy("It is a barrier: something I cannot read, hear or use"),
        required=False,
    )
    is_sure = forms.BooleanField(
        label=gettext_lazy(
            "Nothing in the text tells who anybody is. Send it as it is"
        ),
        required=False,
    )
    website = forms.CharField(required=False, widget=TrapInput)
    token = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, page, data=None, *, helped=None):
        super().__init__(data, initial={"token": make_token(page, helped)})
        self.page, self.helped = page, helped
        self.fields["comment"].widget.attrs.pop("maxlength", None)
        if not personaldata.is_likely_in(self.data.get("comment", "")[:PAST_LONGEST]):
            del self.fields["is_sure"]
        self.helper = FormHelper()
        self.helper.disable_csrf = True
        self.helper.add_input(Submit("", _("Send")))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("website"):
            self.renew("website", "")
            self.add_error(
                None, _("A field that is to be empty was filled in. Send again.")
            )
        self.check_token(cleaned.get("token", ""))
        if "is_sure" in self.fields and not cleaned.get("is_sure"):
            message = _(
                "Something looks like a personal number, a telephone number or an "
                "e-mail address. Take it out, or tick that it is none."
            )
            self.add_error("comment", message)
        return cleaned

    def check_token(self, token):
        try:
            told = signing.loads(token, salt=SALT, max_age=LONGEST)
            page, self.helped, since = told
        except signing.BadSignature:
            page, since = None, 0
        if page != self.page:
            self.renew("token", make_token(self.page, self.helped))
            message = _(
                "The form had been open too long. "
                "Your text is still here: send it again."
            )
            self.add_error(None, message)
        elif time.time() - since < SHORTEST:
            self.add_error(
                None,
                _("That went very fast. Read through your text, and send it again."),
            )

    def renew(self, name, value):
        self.data = self.data.copy()
        self.data[name] = value
