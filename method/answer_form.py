"""A reflection tool's questions as one form, whose answers go into the address."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext as _, gettext_lazy


class AnswerForm(forms.Form):
    """A radio group for each question; every one is to be answered."""

    def __init__(self, questions, data=None):
        super().__init__(data)
        for number, question in enumerate(questions, start=1):
            self.fields[question.key] = forms.ChoiceField(
                label=f"{number}. {question.text}",
                choices=[(choice.code, choice.words) for choice in question.choices],
                widget=forms.RadioSelect,
                error_messages={
                    "required": gettext_lazy("Choose the answer that is nearest."),
                    "invalid_choice": gettext_lazy("Choose one of the answers."),
                },
            )
        self.helper = FormHelper()
        self.helper.form_method = "get"
        self.helper.add_input(Submit("", _("See what the answers point to")))
