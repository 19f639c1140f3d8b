"""A long list of pilots comes a page at a time."""

import pytest

from cases.models import Case
from greenshift import paging

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def three_a_page(monkeypatch):
    monkeypatch.setattr(paging, "PER_PAGE", 3)


def titles(response):
    return [card.title for card in response.context["cards"]]


def test_the_pages_together_show_every_pilot_once(client):
    first, second = client.get("/pilotfall/"), client.get("/pilotfall/?sida=2")

    shown = titles(first) + titles(second)
    assert len(titles(first)) == 3
    assert sorted(shown) == sorted(
        Case.objects.filter(language="sv").values_list("title", flat=True)
    )


def test_each_page_leads_on_and_back(client):
    first, second = client.get("/da/cases/").text, client.get("/da/cases/?sida=2").text

    assert 'rel="next" href="?sida=2"><span>Næste</span> Side 2</a>' in first
    assert 'rel="prev"' not in first
    assert 'rel="prev" href="."' in second
    assert 'rel="next"' not in second


@pytest.mark.parametrize("number", ["3", "0", "-1", "01", "x", "", "99999999", "²"])
def test_a_page_that_is_not_there_is_not_found(client, number):
    assert client.get("/pilotfall/", {"sida": number}).status_code == 404
