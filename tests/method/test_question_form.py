"""The questions and outcomes of a reflection tool, as an editor meets them."""

import pytest

from method.models import Tool
from tests.admin import address, form_of
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def compass():
    return Tool.objects.get(language="sv", key="formkompassen")


@pytest.fixture
def reviewer(client):
    client.force_login(make_user(group="Granskare"))
    return client


def publish(client, tool, **changes):
    url = address(Tool, "change", tool.pk)
    data = form_of(client.get(url)) | {"_publish": "1", "note": "Nytt."} | changes
    return client.post(url, data, follow=True)


def test_a_line_that_is_no_choice_is_told_with_the_line(reviewer, compass):
    bad = "0 | Nej | Det är nej.\nKanske"

    answer = publish(reviewer, compass, **{"questions-0-choices": bad})

    assert "En del fattas på raden" in answer.text
    assert "en för mycket: ”Kanske”." in answer.text
    assert bad in answer.text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"outcomes-0-at": "0"}, "Ge varje utfall 2 tal, ett för varje mått."),
        ({"outcomes-0-at": "90, 90"}, "en egen fjärdedel"),
        ({"questions-0-key": "svar"}, "Ge varje fråga en egen nyckel"),
    ],
)
def test_rows_that_can_not_answer_are_saved_and_not_published(
    reviewer, client, compass, change, words
):
    before = client.get(compass.url).content

    answer = publish(reviewer, compass, **change)

    assert "Sparad, men inte publicerad." in answer.text
    assert words in answer.text
    assert client.get(compass.url).content == before


def test_choices_are_plain_lines_without_tools_for_markdown(reviewer, compass):
    form = reviewer.get(address(Tool, "change", compass.pk))
    rows = form.context["inline_admin_formsets"][0].formset.forms

    assert "data-markdown" not in rows[0].fields["choices"].widget.attrs
    assert "data-markdown" in form.context["adminform"].form.fields["body"].widget.attrs
