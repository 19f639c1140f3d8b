"""What an editor typed and could not save is handed back, whatever was in the way."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from greenshift.models import Image
from method.models import Principle
from tests.admin import address, again, token, typed
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_who_is_signed_out_meanwhile_loses_nothing(client, page, url):
    client.force_login(make_user())
    form = typed(client, url, body="En rad.\r\nEn till.")
    client.logout()

    told = client.post(url, form)
    client.force_login(make_user())
    saved = client.post(url, again(told))

    assert told.status_code == 403
    assert "no-store" in told.headers["Cache-Control"]
    assert "Du är utloggad" in told.text
    assert saved.status_code == 302
    page.refresh_from_db()
    assert (page.question, page.body) == ("Min fråga", "En rad.\nEn till.")


def test_a_new_page_is_kept_too(client):
    client.force_login(make_user())
    url = address(Principle, "add")
    form = typed(client, url, title="Ny princip")
    client.logout()

    told = client.post(url, form)

    assert told.status_code == 403
    assert "Ny princip" in told.text


def test_a_token_from_before_the_sign_in_takes_one_more_press(page, url):
    strict = Client(enforce_csrf_checks=True, headers={"Origin": "http://testserver"})
    strict.force_login(make_user())
    old = strict.get(url)
    form = typed(strict, url, csrfmiddlewaretoken=token(old))
    strict.cookies["csrftoken"] = "a" * 32  # as signing in anew makes it

    told = strict.post(url, form)
    saved = strict.post(url, again(told))

    assert told.status_code == 403
    assert "Spara en gång till" in told.text
    assert saved.status_code == 302
    page.refresh_from_db()
    assert page.question == "Min fråga"


def test_who_lacks_the_second_factor_is_told_to_add_one(client, url, settings):
    client.force_login(make_user())
    form = typed(client, url)
    settings.REQUIRE_SECOND_FACTOR = True

    told = client.post(url, form)

    assert told.status_code == 403
    assert "/konto/2fa/" in told.text
    assert "Min fråga" in told.text


@pytest.mark.parametrize("is_staff", [True, False])
def test_who_lost_the_right_to_write_can_copy_it(client, url, is_staff):
    editor = make_user()
    client.force_login(editor)
    form = typed(client, url)
    editor.groups.clear()
    type(editor).objects.update(is_staff=is_staff)

    told = client.post(url, form)

    assert told.status_code == 403
    assert "Ditt konto får inte spara det här" in told.text
    assert "Min fråga" in told.text


def test_who_lost_the_right_to_publish_can_save(client, page, url):
    client.force_login(make_user(group="Redaktör"))

    told = client.post(url, typed(client, url, note="Därför.", _publish="1"))
    saved = client.post(url, again(told))

    assert "Ditt konto får inte publicera" in told.text
    assert 'name="_publish"' not in told.text
    assert saved.status_code == 302


def test_the_button_that_was_pressed_is_pressed_anew_or_not_at_all(client, url):
    client.force_login(make_user(group="Granskare"))
    form = typed(client, url, _publish="1", note="Tydligare.")
    client.logout()

    told = client.post(url, form)

    assert "_publish" not in again(told)
    assert 'type="submit" value="Spara och publicera"' in told.text


def test_a_picture_that_was_chosen_is_said_to_be_chosen_again(client):
    file = SimpleUploadedFile("torget.jpg", b"x", content_type="image/jpeg")

    told = client.post(address(Image, "add"), {"title": "Torget", "file": file})

    assert "Filen ”torget.jpg” följer inte med" in told.text
    assert "Torget" in told.text


def test_anothers_save_meanwhile_is_still_told_of(client, page, url):
    client.force_login(make_user())
    form = typed(client, url)
    client.post(url, form | {"question": "Den andras"})
    client.logout()
    told = client.post(url, form)
    client.force_login(make_user())

    stopped = client.post(url, again(told))

    assert "Någon annan sparade sidan" in stopped.text
    assert "Min fråga" in stopped.text
