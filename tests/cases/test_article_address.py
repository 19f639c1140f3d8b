"""An article stands at any word at the top that the site has no use for itself."""

import pytest

from cases.models import Article
from tests.admin import address, form_of
from tests.factories import make_user

pytestmark = pytest.mark.django_db

TAKEN = {
    "sv": [
        *("sok", "synpunkter", "andringar", "metod", "plan", "handbok", "pilotfall"),
        *("for", "api", "media", "static", "readyz", "healthz", "metrics", "was"),
        *("da", "admin", "konto", "forhandsgranska"),
    ],
    "da": ["soeg", "tilbagemeldinger", "aendringer", "metode", "plan", "cases"],
}


def new_article(client, language, slug):
    url = address(Article, "add")
    data = form_of(client.get(url)) | {"language": language, "slug": slug}
    return client.post(url, data | {"title": "Ny sida", "summary": "En mening."})


@pytest.fixture
def editor(client):
    client.force_login(make_user(group="Redaktör"))
    return client


@pytest.mark.parametrize(
    ("language", "slug"),
    [(language, slug) for language, slugs in TAKEN.items() for slug in slugs],
)
def test_an_article_does_not_take_an_address_of_the_sites_own(editor, language, slug):
    response = new_article(editor, language, slug)

    (told,) = response.context["adminform"].form.errors["slug"]
    assert told.startswith("Adressen är upptagen")
    assert not Article.objects.filter(language=language, slug=slug).exists()


@pytest.mark.parametrize(("language", "slug"), [("sv", "soeg"), ("da", "admin")])
def test_a_word_that_is_free_in_the_language_is_an_articles(editor, language, slug):
    assert new_article(editor, language, slug).status_code == 302
