"""The plan's fields are written as the site's other fields are."""

import re

import pytest
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict

from plan.fieldhtml import written
from plan.forms import AboutForm, PrincipleForm, TaskForm


def squeezed(html):
    return re.sub(r">\s+<", "><", html).strip()


@pytest.mark.parametrize("form", [AboutForm, TaskForm, PrincipleForm])
def test_a_field_is_as_the_template_writes_it(form):
    sent = {"title": ["<b>" * 99], "date": ["x"], "decides_on": ["y"], "key": ["-"]}
    bound = form(MultiValueDict(sent))

    by_template = [
        render_to_string("gron/field.html", {"field": field}) for field in bound
    ]

    assert squeezed(written(bound)) == squeezed("".join(by_template))
