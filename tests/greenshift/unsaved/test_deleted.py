"""A page that somebody deleted while another wrote on it: the text is left."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client

from cases.models import Case
from tests.admin import address, again, form_of, typed
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def delete(page, by):
    """As somebody does it in another window."""
    client = Client()
    client.force_login(by)
    client.post(address(type(page), "delete", page.pk), {"post": "yes"})


def test_of_a_page_that_was_deleted_meanwhile_the_text_is_left(client, page, url):
    client.force_login(make_user())
    form = typed(client, url)
    delete(page, make_user(group="Granskare", first_name="Anna", last_name="Berg"))

    told = client.post(url, form)

    assert told.status_code == 410
    assert f"”{page.title}” har raderats" in told.text
    assert re.search(r"Raderad av Anna Berg, \d+ \w+ \d{4} \d\d:\d\d\.", told.text)
    assert "Min fråga" in told.text


def test_where_the_log_is_silent_its_title_is_what_was_typed(client, page, url):
    client.force_login(make_user())
    form = typed(client, url, title="Min rubrik")
    delete(page, make_user(group="Granskare"))
    LogEntry.objects.all().delete()

    told = client.post(url, form)

    assert "”Min rubrik” har raderats" in told.text
    assert "Raderad av" not in told.text


def test_a_page_that_was_deleted_is_saved_as_new_with_its_parts(client):
    client.force_login(make_user(group="Granskare"))
    case = Case.objects.filter(language="sv", along__isnull=False).first()
    url = address(Case, "change", case.pk)
    form = form_of(client.get(url))
    before = list(case.along.values_list("known", flat=True))
    case.delete()

    told = client.post(url, form)
    saved = client.post(told.context["new_url"], again(told))

    assert saved.status_code == 302
    new = Case.objects.get(language="sv", key=form["key"])
    assert list(new.along.values_list("known", flat=True)) == before


def test_who_may_not_add_pages_copies_from_the_deleted(client, page, url):
    editor = make_user()
    client.force_login(editor)
    form = typed(client, url)
    editor.groups.clear()
    editor.user_permissions.add(Permission.objects.get(codename="change_principle"))
    page.delete()

    told = client.post(url, form)

    assert told.status_code == 410
    assert "Min fråga" in told.text
    assert 'type="submit"' not in told.text
