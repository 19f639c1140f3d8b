"""Paper is made of the pages that stand on the shelf for readers, and else made now."""

import pytest
from django.core.wsgi import get_wsgi_application

from greenshift import siteversion
from greenshift.pagecache import making
from greenshift.pagecache.shelf import of_site
from greenshift.publishing import publish
from paper import screen
from paper.screen import Screen
from paper.tree import plain, tree
from tests.factories import make_principle

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def pages(settings, tmp_path):
    settings.PAGE_SHELF = tmp_path / "pages"


@pytest.fixture
def page():
    return make_principle(title="Öppet", body="Den gamla texten.")


def put_on_shelf(page):
    version = siteversion.look()
    made = making.make(get_wsgi_application(), page.url, version)
    of_site().put(page.url, made)


def words(page):
    return plain(tree(Screen("sv").markup(page.url), start="page")).split()


def test_a_page_on_the_shelf_is_not_made_again(page, monkeypatch):
    made_now = words(page)
    put_on_shelf(page)
    monkeypatch.setattr(screen, "resolve", lambda url: pytest.fail(f"{url} is made"))

    assert words(page) == made_now
    assert "gamla" in made_now


def test_a_page_of_an_older_version_is_left_on_the_shelf(page):
    put_on_shelf(page)
    page.body = "Den nya texten."
    page.save()
    publish(page)

    assert "nya" in words(page) and "gamla" not in words(page)
