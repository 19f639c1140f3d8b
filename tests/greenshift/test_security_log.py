"""What the security log tells, and what it keeps to itself."""

import logging

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User

from method.models import Principle
from tests.admin import address, form_of
from tests.factories import make_principle, make_user

pytestmark = pytest.mark.django_db

PASSWORD = "ett-langt-losenord"


@pytest.fixture
def lines(caplog):
    caplog.set_level(logging.INFO, "greenshift.security")
    return lambda: [r.getMessage() for r in caplog.records if "security" in r.name]


def test_sign_ins_are_noted_by_number_and_nothing_else(client, lines):
    user = User.objects.create_user("person", "p@example.org", PASSWORD, is_staff=True)
    client.post("/konto/login/", {"login": "person", "password": "fel-losenord-har"})
    client.post("/konto/login/", {"login": "person", "password": PASSWORD})
    client.post("/konto/logout/")

    told = [f"signed in: user {user.pk}", f"signed out: user {user.pk}"]
    assert lines() == ["failed to sign in: user -", *told]
    assert not any("person" in line or "127.0.0.1" in line for line in lines())


def test_publishing_and_withdrawing_are_noted(client, lines):
    user = make_user(group="Granskare")
    client.force_login(user)
    page = make_principle(status="draft")
    url = address(Principle, "change", page.pk)

    client.post(url, form_of(client.get(url)) | {"_publish": "1"})
    client.post(url, form_of(client.get(url)) | {"_withdraw": "1"})

    about = f"user {user.pk} principle:{page.key} sv"
    assert lines()[-2:] == [f"published: {about}", f"withdrew: {about}"]


def test_administrators_read_the_list_and_nobody_changes_it(client):
    client.force_login(make_user(group="Administratör"))
    page = make_principle()
    LogEntry.objects.create(
        user=make_user(),
        object_repr=str(page),
        action_flag=2,
        change_message="withdrew",
    )
    listed = client.get("/admin/admin/logentry/")
    editor = make_user(group="Redaktör")

    assert "tog bort för läsarna" in listed.text
    assert client.get("/admin/admin/logentry/add/").status_code == 403
    client.force_login(editor)
    assert client.get("/admin/admin/logentry/").status_code == 403


def test_a_setting_lets_one_person_write_and_publish(client, settings):
    client.force_login(make_user(group="Redaktör"))
    page = make_principle(status="draft")
    url = address(Principle, "change", page.pk)
    before = client.get(url).text

    settings.WRITERS_PUBLISH = True
    response = client.post(url, form_of(client.get(url)) | {"_publish": "1"})

    assert "_publish" not in before
    assert response.status_code == 302
    page.refresh_from_db()
    assert page.status == "published"
