import pytest

from cases.models import Article, Case

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("case", ["mal-och-spar", "solenergi"])
def test_a_pilot_says_what_is_known_and_what_is_not(client, case):
    page = Case.objects.get(key=case, language="sv")

    text = client.get(page.url).text

    assert "Det vi vet" in text
    assert "inte publicerat" in text
    assert text.count('<a href="/metod/process/') >= 5


def test_a_pilot_has_its_sources(client):
    for page in Case.objects.all():
        assert page.sources
        assert (
            f'href="{page.sources[0].split("](")[1][:-1]}"' in client.get(page.url).text
        )


def test_the_glossary_explains_at_least_thirty_terms_in_each_language(client):
    for page in Article.objects.filter(key="ordlista"):
        text = client.get(page.url).text
        assert text.count('<div id="term-') >= 30
        assert text.count('<span lang="en">') >= 30
