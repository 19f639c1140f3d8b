"""A second factor is asked of who edits, where the site says so."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.utils import timezone

from tests.totp import code

pytestmark = pytest.mark.django_db

PASSWORD = "ett-langt-losenord"


@pytest.fixture
def person(settings):
    settings.REQUIRE_SECOND_FACTOR = True
    return User.objects.create_superuser("person", password=PASSWORD)


def sign_in(client):
    data = {"login": "person", "password": PASSWORD}
    return client.post("/konto/login/?next=/admin/", data)


def add_app(client):
    """Add an authenticator app as a person does, and return its secret."""
    client.post("/konto/reauthenticate/", {"password": PASSWORD})
    shown = client.get("/konto/2fa/totp/activate/")
    secret = re.search(r"<code>([A-Z2-7]+)</code>", shown.text)[1]
    client.post("/konto/2fa/totp/activate/", {"code": code(secret)})
    return secret


def test_without_a_second_factor_every_page_leads_to_adding_one(client, person):
    sign_in(client)

    for path in ("/admin/", "/admin/method/step/", "/admin/links/"):
        assert client.get(path, follow=True).redirect_chain[-1][0] == "/konto/2fa/"


def test_with_one_the_admin_opens(client, person):
    sign_in(client)
    add_app(client)

    assert client.get("/admin/").status_code == 200
    assert Authenticator.objects.filter(user=person, type="totp").count() == 1


def test_signing_in_then_takes_password_and_code(client, person, time_machine):
    sign_in(client)
    secret = add_app(client)
    client.post("/konto/logout/")
    Authenticator.objects.update(last_used_at=None)

    time_machine.move_to(timezone.now())
    first = sign_in(client)
    between = client.get("/admin/", follow=True)
    wrong = client.post("/konto/2fa/authenticate/", {"code": "000000"})
    time_machine.shift(60)  # a code is good once
    right = client.post("/konto/2fa/authenticate/", {"code": code(secret)})

    assert first.headers["Location"].startswith("/konto/2fa/authenticate/")
    assert between.redirect_chain[-1][0].startswith("/konto/")
    assert wrong.status_code == 200
    assert right.headers["Location"] == "/admin/"
    assert client.get("/admin/").status_code == 200


def test_a_recovery_code_helps_who_lost_the_telephone(client, person):
    sign_in(client)
    add_app(client)
    client.post("/konto/2fa/recovery-codes/generate/")
    listed = client.get("/konto/2fa/recovery-codes/").text
    recovery = re.search(r"<code>(\d{8})</code>", listed)[1]
    client.post("/konto/logout/")
    sign_in(client)

    client.post("/konto/2fa/authenticate/", {"code": recovery})

    assert client.get("/admin/").status_code == 200


def test_where_the_site_does_not_ask_a_password_is_enough(client, person, settings):
    settings.REQUIRE_SECOND_FACTOR = False
    sign_in(client)

    assert client.get("/admin/").status_code == 200


def test_the_key_is_a_picture_in_the_page_and_no_data_address(client, person):
    sign_in(client)
    client.post("/konto/reauthenticate/", {"password": PASSWORD})

    shown = client.get("/konto/2fa/totp/activate/").text

    assert "<svg" in shown
    assert "data:" not in shown


def test_an_administrator_removes_the_factors_of_who_lost_them(client, person):
    sign_in(client)
    add_app(client)

    client.post(
        "/admin/auth/user/",
        {"action": "remove_second_factors", "_selected_action": [person.pk]},
    )

    assert not Authenticator.objects.exists()
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == "/konto/2fa/"
