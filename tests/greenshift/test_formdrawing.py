"""What is written without a template is what Django's templates give."""

import re

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting

from greenshift.formdrawing import WRITTEN, Renderer

CHOICES = [("a", "Å & ä"), ("b", "<b>"), ("Grupp", [("c", "C"), (4, "Fyra")])]
WIDGETS = [
    forms.TextInput({"class": "vTextField", "required": True, "disabled": False}),
    forms.HiddenInput(),
    forms.NumberInput({"min": 0}),
    forms.CheckboxInput({"aria-describedby": "hint"}),
    forms.DateInput(),
    forms.DateTimeInput(),
    forms.EmailInput(),
    forms.URLInput(),
    forms.Textarea(),
    forms.Select(choices=CHOICES),
    forms.CheckboxSelectMultiple({"class": "many"}, choices=CHOICES),
    forms.RadioSelect(choices=CHOICES),
]
VALUES = ["", None, "a", 'Ett "citat" & <script>', "\n\nRader\n", 4, ["a", "4"], True]


ATTRIBUTE = re.compile(r'[\w-]+(?:="[^"]*")?')


def canonical(html):
    """Elements with their attributes in order, and no space that browsers drop."""
    html = re.sub(r"\s*([<>])[ \n]*", r"\1", html)
    return re.sub(r"<(\w+)([^>]*)>", in_order, html)


def in_order(tag):
    return f"<{tag[1]} {sorted(ATTRIBUTE.findall(tag[2]))}>"


@pytest.mark.parametrize("value", VALUES, ids=repr)
@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: type(widget).__name__)
def test_a_widget_is_written_as_its_template_has_it(widget, value):
    told = ("namn", value, {"id": "id_namn"})

    written, drawn = (
        widget.render(*told, renderer=renderer())
        for renderer in (Renderer, TemplatesSetting)
    )

    assert canonical(written) == canonical(drawn)


def test_a_text_keeps_the_line_breaks_that_it_begins_with():
    written = forms.Textarea().render("namn", "\n\nRader", renderer=Renderer())

    assert written.endswith(">\n\n\nRader</textarea>")


@pytest.mark.parametrize("attrs", [None, {"class": "required"}])
@pytest.mark.parametrize("auto_id", [False, "id_%s"])
def test_a_label_is_written_as_its_template_has_it(auto_id, attrs):
    class Asked(forms.Form):
        name = forms.CharField(label="Namn <i> & ort")

    written, drawn = (
        Asked(auto_id=auto_id, renderer=renderer())["name"].label_tag(attrs=attrs)
        for renderer in (Renderer, TemplatesSetting)
    )

    assert canonical(written) == canonical(drawn)


def test_every_widget_that_is_written_is_compared():
    compared = {widget.template_name for widget in WIDGETS} | {
        "django/forms/label.html"
    }

    assert set(WRITTEN) == compared
