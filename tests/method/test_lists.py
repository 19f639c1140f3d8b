import pytest

from method.models import Principle
from tests.factories import make_principle

pytestmark = pytest.mark.django_db


def test_a_longer_list_asks_no_more_queries(client, django_assert_num_queries):
    client.get("/metod/principer/")
    with django_assert_num_queries(4):
        client.get("/metod/principer/")
    for _ in range(10):
        make_principle()
    client.get("/metod/principer/")  # which asks for the footer's pages anew

    with django_assert_num_queries(4):
        response = client.get("/metod/principer/")

    published = Principle.objects.filter(language="sv").count()
    assert response.text.count('<li class="card">') == published


def test_a_draft_is_on_no_list(client):
    draft = make_principle(status="draft")

    for path in ("/metod/principer/", "/metod/", "/sitemap.xml", "/webbkarta/"):
        assert draft.url not in client.get(path).text
    neighbour = Principle.objects.get(key="marks-i-vardagen", language="sv")
    assert draft.url not in client.get(neighbour.url).text
