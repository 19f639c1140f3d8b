from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

pytestmark = pytest.mark.django_db

PASSWORD = "ett-langt-losenord"


@pytest.fixture
def person():
    return User.objects.create_user("person", password=PASSWORD, is_staff=True)


def sign_in(client, password):
    data = {"login": "person", "password": password}
    return client.post("/konto/login/?next=/admin/", data)


def test_signs_in_with_the_right_password(client, person):
    response = sign_in(client, PASSWORD)

    assert response.headers["Location"] == "/admin/"
    assert response.cookies["sessionid"]["httponly"]


def test_five_guesses_lock_out_even_the_right_password(client, person):
    for guess in range(5):
        response = sign_in(client, f"gissning-{guess}")

    assert response.status_code == 429
    assert "För många försök" in response.text
    assert sign_in(client, PASSWORD).status_code == 429


def test_the_lock_opens_again(client, person, time_machine):
    for guess in range(5):
        sign_in(client, f"gissning-{guess}")
    time_machine.move_to(timezone.now() + timedelta(minutes=16))

    assert sign_in(client, PASSWORD).status_code == 302


@pytest.mark.parametrize("password", ["kort", "password123456"])
def test_a_weak_password_is_refused(client, person, password):
    client.force_login(User.objects.create_superuser("chef"))
    url = f"/admin/auth/user/{person.pk}/password/"

    response = client.post(
        url, {"password1": password, "password2": password, "usable_password": "true"}
    )

    assert response.status_code == 200
    assert response.context["form"].errors


def test_the_admin_leads_to_the_sign_in_and_back(client, person):
    asked = client.get("/admin/method/step/", follow=True)

    assert asked.redirect_chain[-1][0] == "/konto/login/?next=/admin/method/step/"
    assert "Logga in" in asked.text


def test_nobody_signs_up(client):
    assert client.get("/konto/signup/").status_code == 404


def test_who_may_not_edit_is_told_so(client):
    client.force_login(User.objects.create_user("reader"))

    assert client.get("/admin/", follow=True).status_code == 403


@pytest.mark.parametrize("browser", ["sv-SE,sv", "da-DK,da", "en-GB"])
def test_the_admin_speaks_the_browsers_language(client, browser):
    client.force_login(User.objects.create_superuser("chef"))

    language = "da" if browser.startswith("da") else "sv"
    answer = client.get("/admin/", headers={"accept-language": browser})

    assert f'<html lang="{language}"' in answer.text


def test_an_editor_may_choose_the_other_language(client):
    client.force_login(User.objects.create_superuser("chef"))

    client.post("/konto/language/", {"language": "da", "next": "/admin/"})

    assert '<html lang="da"' in client.get("/admin/").text
    assert '<html lang="sv"' in client.get("/").text
