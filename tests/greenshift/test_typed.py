"""What a form of the admin sent, value by value, and what the form calls it."""

import pytest

from method.models import Step, Tool
from tests.admin import address

pytestmark = pytest.mark.django_db


def sent(client, model, **form):
    """What is handed back of a form that a stranger sends."""
    return client.post(address(model, "add"), form).context["values"]


def test_a_text_is_called_as_in_its_form(client):
    form = {"note": "Därför.", "loops-0-title": "Min loop", "loops-0-id": "1"}

    found = sent(client, Step, **form)

    assert [(value.label, value.text) for value in found if value.is_shown] == [
        ("Vad som ändrades, och varför", "Därför."),
        ("Loop 1: Rubrik", "Min loop"),
    ]


@pytest.mark.parametrize("name", ["loops-99999-title", "x-0-title", "loops-0-x", "id"])
def test_what_the_form_does_not_know_has_no_name(client, name):
    assert [value.label for value in sent(client, Step, **{name: "Ord"})] == [""]


def test_dates_codes_and_choices_are_carried_and_not_shown(client):
    form = {"updated": "2026-01-31", "kind": "checklist", "aims": ["a", "b"]}

    found = sent(client, Tool, **form, _save="1", csrfmiddlewaretoken="x")

    assert [value for value in found if value.is_shown] == []
    carried = [(value.name, value.text) for value in found]
    assert carried == [
        *(("updated", "2026-01-31"), ("kind", "checklist")),
        *(("aims", "a"), ("aims", "b")),
    ]
