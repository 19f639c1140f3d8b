"""What is measured, in one process; test_operated.py meets several."""

import logging

import pytest
from django.core.exceptions import ImproperlyConfigured

from greenshift import measuring, metrics


@pytest.fixture
def numbers(client, settings):
    settings.METRICS_TOKEN = "a-long-random-text"
    measuring.watch_log()
    headers = {"Authorization": f"Bearer {settings.METRICS_TOKEN}"}

    def numbers():
        lines = client.get("/metrics", headers=headers).text.splitlines()
        return dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))

    return numbers


def test_there_is_no_such_page_until_there_is_a_token(client, db):
    headers = {"Authorization": "Bearer "}

    assert client.get("/metrics", headers=headers).status_code == 404


def test_responses_are_counted_and_djangos_are_timed(numbers):
    def django(environ, start_response):
        start_response("404 Not Found", [])
        return [b""]

    said = []
    application = measuring.Counted(measuring.timed(django))
    application({}, lambda *start: said.append(start))

    assert said == [("404 Not Found", [])]
    assert float(numbers()['greenshift_responses_total{status="4xx"}']) == 1
    assert float(numbers()["greenshift_django_seconds_count"]) == 1


def test_warnings_in_the_log_are_counted(numbers):
    logging.getLogger("greenshift.pagecache.renewal").warning("odd")

    assert float(numbers()['greenshift_log_records_total{level="warning"}']) >= 1


def test_a_missing_library_is_told_with_what_to_do(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "greenshift.measuring", None)
    monkeypatch.delattr("greenshift.measuring")

    with pytest.raises(ImproperlyConfigured, match="pip install"):
        metrics.measuring()
