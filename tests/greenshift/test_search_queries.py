"""Real queries, with the page that each must give among the first three."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.django_db

HERE = Path(__file__).parent
ADDRESSES = {"sv": "/sok/", "da": "/da/soeg/"}
FIRST = 3
AT_LEAST = 0.95


def expected(language):
    lines = (HERE / f"search_queries_{language}.txt").read_text().splitlines()
    return [line.split(" → ") for line in lines]


def first(client, language, query):
    results = client.get(ADDRESSES[language], {"q": query}).context["results"]
    hits = [*results.recommended, *results.hits]
    return [hit.card.reference for hit in hits][:FIRST]


@pytest.mark.parametrize("language", ADDRESSES)
def test_what_is_looked_for_is_among_the_first_three(client, language):
    queries = expected(language)
    found = {query: first(client, language, query) for query, _page in queries}

    failed = [(q, page, found[q]) for q, page in queries if page not in found[q]]

    assert len(queries) >= 60
    print(*failed, sep="\n")
    assert len(failed) <= len(queries) * (1 - AT_LEAST), failed
