"""Who asks for more than pages from memory while the database is gone."""

import pytest
from django.db import OperationalError, connection


@pytest.fixture
def gone(client):
    client.raise_request_exception = False

    def fail(*arguments):
        raise OperationalError("could not connect to secret.example")

    with connection.execute_wrapper(fail):
        yield client


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/", "kan inte läsa eller spara just nu"),
        ("/da/", "kan ikke læse eller gemme lige nu"),
        ("/finns-inte/", "kan inte läsa eller spara just nu"),
    ],
)
def test_is_told_that_it_is_closed_in_the_pages_language(gone, path, words):
    response = gone.get(path)

    assert response.status_code == 503
    assert words in response.text
    assert "secret" not in response.text
    assert "no-store" in response.headers["Cache-Control"]
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_who_sends_is_told_that_nothing_is_saved(gone):
    response = gone.post("/konto/login/", {"login": "a", "password": "b"})

    assert response.status_code == 503
    assert "inte sparat" in response.text
