"""The real server as it is watched over: metrics of all workers, and JSON lines."""

import json
import re
import signal
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest

from tests.server import serving

TOKEN = "a-long-random-text"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
SETTINGS = {"METRICS_TOKEN": TOKEN, "LOG_FORMAT": "json", "ADMIN_PATH": "insidan"}


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    data_dir = tmp_path_factory.mktemp("var")
    with serving(data_dir, "--workers", "2", **SETTINGS) as (address, process):
        yield address, process


def get(url, **headers):
    request = Request(url, headers=headers)
    try:
        with urlopen(request) as response:
            return response.status, response.headers, response.read().decode()
    except HTTPError as error:
        return error.code, error.headers, error.read().decode()


def responses(address):
    _status, _headers, text = get(f"{address}/metrics", Authorization=f"Bearer {TOKEN}")
    return float(re.search(r'responses_total{status="2xx"} (.*)', text)[1])


def test_metrics_add_up_what_all_workers_did(running):
    address, _process = running
    before = responses(address)
    with ExitStack() as stack:
        for _ in range(20):  # connections, which the workers share
            site = urlsplit(address).netloc
            reader = stack.enter_context(closing(HTTPConnection(site)))
            reader.request("GET", "/")
            reader.getresponse().read()

    assert responses(address) == before + 21  # and the question before


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer guessed"}])
def test_metrics_are_for_who_has_the_token(running, headers):
    address, _process = running

    status, answered, text = get(f"{address}/metrics", **headers)

    assert status == 401
    assert answered["WWW-Authenticate"] == "Bearer"
    assert "greenshift" not in text


def test_the_admin_is_where_the_setting_says_and_robots_are_not_told(running):
    address, _process = running

    assert "/insidan/" in get(f"{address}/insidan/")[2]
    assert get(f"{address}/admin/")[0] == 404
    assert "insidan" not in get(f"{address}/robots.txt")[2]


def test_every_line_is_json_and_none_tells_who_asked(running):
    address, process = running
    get(f"{address}/sok/?q=hemligt", **{"User-Agent": BROWSER})
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=30)

    lines = process.stdout.read().partition("stop with Ctrl+C\n")[2].splitlines()

    for line in lines:
        assert set(json.loads(line)) >= {"time", "level", "logger", "message"}
        assert not re.search("127\\.0\\.0\\.1|hemligt|Mozilla", line)
