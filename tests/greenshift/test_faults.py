"""What editors and readers are told while the database or the disk is gone."""

import errno

import pytest
from django.db import OperationalError, connection
from django.test import RequestFactory

from greenshift import faults, layout, patience
from method.models import Principle
from tests.admin import address, form_of
from tests.factories import make_principle, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor(client):
    client.raise_request_exception = False
    return client


def gone(*arguments, **named):
    raise OperationalError("unable to open /srv/secret/db.sqlite3")


@pytest.fixture
def no_database(monkeypatch):
    layout.pages_outside.cache_clear()
    with monkeypatch.context() as fault:
        fault.setattr(connection, "cursor", gone)
        yield


def assert_told(response, words):
    assert response.status_code == 503
    assert words in response.text
    assert "/srv/secret" not in response.text
    assert response.headers["Retry-After"] == "30"
    assert "no-store" in response.headers["Cache-Control"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/metod/", "kan inte läsa eller spara"),
        ("/da/metode/", "kan ikke læse eller gemme"),
        ("/sok/?q=mandat", "kan inte läsa eller spara"),
    ],
)
def test_a_reader_is_told_in_words(visitor, no_database, path, words):
    assert_told(visitor.get(path), words)


def test_an_editor_is_told_too_and_to_send_it_again(visitor, monkeypatch):
    visitor.force_login(make_user(group="Granskare"))
    page = make_principle()
    url = address(Principle, "change", page.pk)
    form = form_of(visitor.get(url))
    with monkeypatch.context() as fault:
        fault.setattr(connection, "cursor", gone)
        answer = visitor.post(url, form | {"title": "Ny", "_publish": "1"})

    assert_told(answer, "ladda om den om en stund")
    page.refresh_from_db()
    assert page.title != "Ny"


def test_a_page_that_does_not_exist_is_refused_without_a_database(visitor, no_database):
    answer = visitor.get("/media/finns-inte.png")

    assert answer.status_code == 404
    assert "Sidan finns inte" in answer.text


def test_a_full_disk_is_told_like_a_lost_database(visitor, monkeypatch):
    def full(check):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("greenshift.health.judge", full)

    assert_told(visitor.get("/readyz"), "kan inte läsa eller spara")


def test_other_faults_are_the_sites_own(visitor, monkeypatch):
    def odd(check):
        raise FileNotFoundError("/srv/secret")

    monkeypatch.setattr("greenshift.health.judge", odd)

    answer = visitor.get("/readyz")
    assert answer.status_code == 500
    assert "/srv/secret" not in answer.text


def test_where_the_database_is_known_to_be_gone_nobody_waits_for_it(
    visitor, django_assert_num_queries
):
    with django_assert_num_queries(0):
        answer = visitor.get("/sok/?q=x", **{faults.IS_ABSENT: True})

    assert_told(answer, "kan inte läsa eller spara")


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite locks the whole.")
@pytest.mark.parametrize(
    ("method", "waits"), [("get", patience.READING), ("post", patience.WRITING)]
)
def test_a_reader_waits_briefly_for_a_lock_and_an_editor_longer(method, waits):
    told = []

    def look(request):
        with connection.cursor() as cursor:
            told.append(cursor.execute("PRAGMA busy_timeout").fetchone()[0])
        raise OperationalError

    middleware = patience.be_patient(look)
    with pytest.raises(OperationalError):
        middleware(getattr(RequestFactory(), method)("/"))

    assert told == [waits]
