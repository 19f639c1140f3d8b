"""Log lines name their request, and never who asked or what opens a draft."""

import json
import logging

import pytest

from greenshift import logs


@pytest.fixture
def record():
    return logging.LogRecord("greenshift", 30, "", 0, "Något gick %s", ("fel",), None)


def test_a_line_of_json_has_the_names_that_machines_look_for(record):
    logs.AboutRequest().filter(record)

    told = json.loads(logs.JsonFormatter().format(record))

    assert told["message"] == "Något gick fel"
    assert (told["level"], told["logger"]) == ("WARNING", "greenshift")
    assert told["request_id"] == "-"


def test_what_failed_stands_in_the_same_line(record):
    try:
        raise ValueError("odd")
    except ValueError as error:
        record.exc_info = (type(error), error, error.__traceback__)

    line = logs.JsonFormatter().format(record)

    assert "\n" not in line
    assert "ValueError: odd" in json.loads(line)["exception"]


def test_a_link_to_a_draft_is_not_written_down(record):
    record.msg, record.args = "Fault: %s", ("/forhandsgranska/abc:def:ghi/",)

    logs.AboutRequest().filter(record)

    assert record.getMessage() == "Fault: /forhandsgranska/…/"


def test_a_well_formed_name_of_a_request_comes_back(client):
    told = client.get("/healthz", headers={"X-Request-ID": "abc-123_4567.x"})

    assert told.headers["X-Request-ID"] == "abc-123_4567.x"


@pytest.mark.parametrize("name", ["", "short", "a b c d e f g", "x" * 65, "å" * 10])
def test_others_get_one_of_the_sites_own(client, name):
    told = client.get("/healthz", headers={"X-Request-ID": name})

    assert told.headers["X-Request-ID"] != name
    assert logs.WELL_FORMED.fullmatch(told.headers["X-Request-ID"])


@pytest.mark.django_db
def test_a_page_that_is_the_same_for_all_carries_no_name(client):
    assert "X-Request-ID" not in client.get("/").headers


@pytest.mark.django_db
def test_a_fault_is_logged_under_the_name_that_is_sent(client, monkeypatch, caplog):
    def fail(check):
        raise RuntimeError("odd")

    monkeypatch.setattr("greenshift.health.judge", fail)
    caplog.handler.addFilter(logs.AboutRequest())
    client.raise_request_exception = False

    answer = client.get("/readyz?secret=1", REMOTE_ADDR="198.51.100.7")

    record = caplog.records[-1]
    assert record.request_id == answer.headers["X-Request-ID"]
    assert record.getMessage() == "Internal Server Error: /readyz"
    assert "198.51.100.7" not in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.django_db
def test_a_failed_sign_in_tells_no_name_and_no_address(client, caplog):
    client.post("/konto/login/", {"login": "kerstin", "password": "fel-losenord"})

    assert "failed to sign in" in caplog.text
    assert "kerstin" not in caplog.text
    assert "127.0.0.1" not in caplog.text
