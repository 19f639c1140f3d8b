"""What is kept of the layout follows the site, at its moment and in its language."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cases.models import Article
from greenshift import publishing
from greenshift.models import Section

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def planned(**changes):
    """The background page with changes that come in an hour."""
    page = Article.objects.get(language="sv", key="bakgrund")
    for name, value in changes.items():
        setattr(page, name, value)
    page.save()
    publishing.publish(page, at=timezone.now() + HOUR)


def test_a_footer_changes_at_the_moment_that_an_edition_comes(client, time_machine):
    client.get("/")
    planned(title="Varför just nu")

    assert "Varför just nu" not in client.get("/").text
    time_machine.move_to(timezone.now() + 2 * HOUR)
    assert "Varför just nu" in client.get("/").text


def test_search_shows_its_own_page_as_it_was_published_last(client):
    client.get("/sok/?q=dialog")
    page = Section.objects.get(language="sv", key="sok")
    page.title = "Leta"
    page.save()
    assert '<h1 id="title">Leta</h1>' not in client.get("/sok/?q=dialog").text

    publishing.publish(page)

    assert '<h1 id="title">Leta</h1>' in client.get("/sok/?q=dialog").text


def test_the_layout_speaks_the_language_of_each_page(client):
    for _ in range(2):
        assert 'action="/sok/"' in client.get("/").text
        assert 'action="/da/soeg/"' in client.get("/da/").text


def test_the_menu_marks_the_section_that_a_page_is_within(client):
    assert (
        'href="/metod/verktyg/" aria-current="page"'
        in client.get("/metod/verktyg/").text
    )
    within = client.get("/metod/verktyg/formkompassen/").text
    assert 'href="/metod/verktyg/" aria-current="true"' in within


def test_the_unions_name_is_not_divided_in_danish(client):
    assert "af Den\xa0Europæiske Union" in client.get("/da/").text
