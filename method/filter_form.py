"""The catalogue's filters as one form, whose choices go into the address."""

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms
from django.utils.translation import gettext as _


class FilterForm(forms.Form):
    """A list to choose from for each filter; none of them has to be used."""

    def __init__(self, filters, wishes, action):
        super().__init__(initial=wishes)
        for each in filters:
            self.fields[each.name] = forms.ChoiceField(
                label=each.label,
                choices=[("", _("All")), *each.choices.items()],
                required=False,
            )
        self.helper = FormHelper()
        self.helper.form_method = "get"
        self.helper.form_action = action
        self.helper.add_input(Submit("", _("Show what fits")))
