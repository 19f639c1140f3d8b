"""What may be kept by caches, and what may not, as the views themselves say."""

import pytest
from django.http import HttpResponse

from greenshift.public import CACHE_CONTROL, public
from tests.factories import make_user
from tests.site import public_urls

pytestmark = pytest.mark.django_db


def test_every_page_of_the_site_map_may_be_kept(client):
    for url in public_urls(client):
        assert client.get(url).headers["Cache-Control"] == CACHE_CONTROL, url


@pytest.mark.parametrize("status", [301, 404, 410, 500])
def test_an_answer_without_a_page_is_not_for_keeping(rf, status):
    view = public(lambda request: HttpResponse(status=status))

    assert "Cache-Control" not in view(rf.get("/")).headers


def test_a_preview_is_the_editors_own(admin_client):
    from method.models import Principle

    page = Principle.objects.first()
    address = f"/admin/method/principle/{page.pk}/preview/"

    told = admin_client.get(address).headers["Cache-Control"]
    assert told.startswith("private, no-store")


@pytest.mark.parametrize("path", ["/finns-inte/", "/metod", "/admin/", "/konto/login/"])
def test_what_says_nothing_is_private(client, path):
    client.force_login(make_user())

    told = client.get(path).headers["Cache-Control"]

    assert "private" in told
    assert "no-store" in told
