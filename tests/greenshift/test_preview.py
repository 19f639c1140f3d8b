"""A working copy as readers would see it, for those who may."""

from datetime import timedelta

import pytest
from django.utils import timezone

from greenshift import preview
from method.models import Principle
from tests.admin import address
from tests.factories import make_principle, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(client):
    client.force_login(make_user(group="Granskare"))
    return client


def test_a_preview_shows_the_working_copy_to_editors_alone(reviewer, client):
    page = make_principle(status="draft", title="Hemligt utkast")

    response = reviewer.get(address(Principle, "preview", page.pk))
    client.logout()
    asked_to_sign_in = client.get(address(Principle, "preview", page.pk))

    assert "Hemligt utkast" in response.text
    assert "Läsarna ser inte det här än" in response.text
    assert "no-store" in response.headers["Cache-Control"]
    assert asked_to_sign_in.status_code == 302
    assert "Hemligt utkast" not in client.get("/metod/principer/").text


def test_a_danish_preview_speaks_danish(reviewer):
    page = make_principle(language="da", status="draft")

    text = reviewer.get(address(Principle, "preview", page.pk)).text

    assert '<html lang="da"' in text
    assert "Advarselstegn" in text


def test_a_signed_link_shows_one_draft_until_it_is_too_old(client, time_machine):
    page = make_principle(status="draft", title="Hemligt utkast")
    link = preview.address(page)

    assert "Hemligt utkast" in client.get(link).text
    assert client.get(link[:-3] + "x/").status_code == 410
    time_machine.move_to(timezone.now() + preview.LIFETIME + timedelta(hours=1))
    late = client.get(link)
    assert late.status_code == 410
    assert "Be den som skickade länken om en ny." in late.text
