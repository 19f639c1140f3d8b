"""A reflection tool's questions as a form, whose answers go into the address."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Hidden, Submit
from django import forms
from django.utils.translation import gettext as _, gettext_lazy

from greenshift import rendering
from method.answer_codes import NONE, Answers


class AnswerForm(forms.Form):
    """A radio group for each question asked; every one is to be answered."""

    def __init__(self, asked, *args, links=frozenset(), **kwargs):
        super().__init__(*args, **kwargs)
        for number, question in asked:
            self.fields[question.key] = forms.ChoiceField(
                label=f"{number}. {question.text}" if len(asked) > 1 else question.text,
                help_text=rendering.render_inline(question.hint, links),
                choices=[(choice.code, choice.words) for choice in question.choices],
                widget=forms.RadioSelect,
                error_messages={
                    "required": gettext_lazy("Choose the answer that is nearest."),
                    "invalid_choice": gettext_lazy("Choose one of the answers."),
                },
            )
        self.helper = FormHelper()
        self.helper.form_method = "get"
        # A form without a single answer sends nothing else.
        self.helper.add_input(Hidden("sent", "1"))


def all_questions(tool, data=None, initial=None):
    """Every question on one page."""
    asked = list(enumerate(tool.asked, start=1))
    form = AnswerForm(asked, data, initial=initial, links=tool.links)
    form.helper.add_input(Submit("", _("See the result")))
    return form


def one_question(tool, number, answers: Answers, data=None):
    """One question, which carries the answers to the others along."""
    asked = [(number, tool.asked[number - 1])]
    given = answers.given(tool.asked)
    form = AnswerForm(asked, data, initial=given, links=tool.links)
    form.helper.add_input(Hidden("svar", answers.codes))
    form.helper.add_input(Hidden("nr", str(number)))
    others = answers.codes[: number - 1] + answers.codes[number:]
    is_last = NONE not in others
    words = _("See the result") if is_last else _("Next question")
    form.helper.add_input(Submit("", words))
    return form
