"""What strangers and other sites send to the admin's forms: no way in, and no leak."""

import pytest
from django.test import Client

from greenshift import unsaved
from tests.admin import typed
from tests.factories import make_user

XSS = '"><script>alert(1)</script>'

pytestmark = pytest.mark.django_db


def test_nothing_is_saved_with_the_token_that_was_refused(page, url):
    client = Client(enforce_csrf_checks=True, headers={"Origin": "http://testserver"})
    client.force_login(make_user())
    form = typed(client, url)
    client.cookies["csrftoken"] = "a" * 32

    for _ in range(2):
        told = client.post(url, form | {"csrfmiddlewaretoken": "b" * 32})

    assert told.status_code == 403
    page.refresh_from_db()
    assert page.question == "Vad menar vi?"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", None])
def test_another_site_gets_no_form_of_ours_around_its_words(url, origin):
    headers = {"Origin": origin} if origin else {}
    client = Client(enforce_csrf_checks=True, headers=headers)

    told = client.post(url, {"title": "Deras ord"})

    assert told.status_code == 403
    assert "Deras ord" not in told.text
    assert "csrfmiddlewaretoken" not in told.text


@pytest.mark.parametrize("name", ["title", "okand", XSS, "loops-0-title"])
def test_what_a_stranger_sends_comes_back_as_text_alone(client, url, name):
    told = client.post(url, {name: XSS, "language": XSS})

    assert told.status_code == 403
    assert "<script>alert" not in told.text
    assert "script-src 'self'" in told.headers["Content-Security-Policy"]


def test_a_stranger_who_goes_on_is_led_to_the_sign_in(client, url, monkeypatch):
    monkeypatch.setattr(unsaved, "STRANGERS_AN_HOUR", 1)

    answers = [client.post(url, {"title": "Ord"}).status_code for _ in range(3)]

    assert answers == [403, 302, 302]


def test_a_stranger_is_shown_nothing_of_the_page(client, page, url):
    told = client.post(url, {"question": "Min"})

    assert page.title not in told.text
    assert page.question not in told.text


@pytest.mark.parametrize(
    "path", ["auth/user/1/change/", "auth/user/add/", "auth/user/1/password/"]
)
def test_accounts_and_passwords_are_never_handed_back(client, path):
    told = client.post(f"/admin/{path}", {"password1": "hemligt-ord"})

    assert told.status_code == 302
    assert "hemligt-ord" not in told.text
