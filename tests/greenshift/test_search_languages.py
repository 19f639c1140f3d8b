"""From a search, the links to the languages lead to the same search there."""

import re
from urllib.parse import quote

import pytest

from greenshift import publishing
from greenshift.models import Section
from tests.searching import search

pytestmark = pytest.mark.django_db


def languages_of(response):
    """Where the header's links to the languages lead, as their elements have it."""
    nav = response.text.partition('<nav class="languages"')[2].partition("</nav>")[0]
    return re.findall('href="(.*?)"', nav)


@pytest.mark.parametrize("query", ["dialog & <b>möte</b>", "finnsejord", "x" * 201])
def test_the_other_language_is_asked_the_same(client, query):
    ending = f"?q={quote(query, safe='')}"

    assert languages_of(search(client, query)) == [
        f"/sok/{ending}",
        f"/da/soeg/{ending}",
    ]
    danish = search(client, query, "/da/soeg/")
    assert languages_of(danish) == [f"/sok/{ending}", f"/da/soeg/{ending}"]


def test_the_other_language_has_the_same_kind_and_begins_at_the_first_hit(client):
    told = languages_of(search(client, "dialog", slag="activity", sida=2))

    assert told[1] == "/da/soeg/?q=dialog&amp;slag=activity"


def test_a_kind_that_is_none_is_not_taken_along(client):
    told = languages_of(search(client, "dialog", slag="kvast"))

    assert told[1] == "/da/soeg/?q=dialog"


def test_without_a_query_the_languages_lead_to_the_page(client):
    for query in ("", "?q=", "?q=+&slag=activity"):
        assert languages_of(client.get(f"/sok/{query}")) == ["/sok/", "/da/soeg/"]


def test_where_danish_has_no_search_page_its_link_leads_to_the_start(client):
    publishing.withdraw(Section.objects.get(language="da", key=Section.Key.SEARCH))

    assert languages_of(search(client, "dialog")) == ["/sok/?q=dialog", "/da/"]
