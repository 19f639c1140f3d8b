"""deploy/Caddyfile: what it lets through, with a stand-in for the application."""

import json
import subprocess
import time

import pytest

from tests.deploy import caddy
from tests.deploy.asking import ask

LARGEST = 12 * 1024 * 1024  # a picture; its form is beside it


def test_caddy_finds_nothing_wrong_with_the_file(has_caddy, tmp_path):
    homes = {"XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    asked = caddy.command("validate", caddy.CADDYFILE, SITE_HOST=":8080", **homes)

    subprocess.run(**asked, check=True)


def test_the_file_is_written_as_caddy_would(has_caddy):
    done = subprocess.run(
        ["caddy", "fmt", caddy.CADDYFILE], capture_output=True, text=True
    )

    assert done.stdout == caddy.CADDYFILE.read_text()


def test_a_reader_can_not_forge_an_address(echoed):
    forged = ask(
        *(echoed, "/"),
        X_Real_IP="203.0.113.9",
        X_Forwarded_For="203.0.113.9",
        X_Forwarded_Proto="https",
    )

    told = json.loads(forged.body)
    assert told["X-Real-Ip"] == told["X-Forwarded-For"] == "127.0.0.1"
    assert told["X-Forwarded-Proto"] == "http"


@pytest.mark.parametrize("path", ["/", "/admin/"])
def test_takes_the_largest_picture_and_nothing_over_13_mb(echoed, path):
    taken = ask(echoed, path, "POST", b"x" * (LARGEST + 10_000))
    refused = ask(echoed, path, "POST", b"x" * 13_010_000)

    assert (taken.status, refused.status) == (200, 413)
    assert json.loads(taken.body)["read"] == LARGEST + 10_000


def test_waits_for_what_comes_on_a_slow_line(echoed):
    def slowly():
        for _ in range(11):
            time.sleep(1)
            yield b"x"

    sent = ask(echoed, "/admin/", "POST", slowly(), Content_Length="11")

    assert json.loads(sent.body)["read"] == 11


def test_stands_in_for_an_application_that_owns_to_a_fault(echoed):
    page = ask(echoed, "/", Status="503")
    editor = ask(echoed, "/admin/", Status="503")

    assert (page.status, page.body) == (200, b"the copy")
    assert editor.status == 503
    assert json.loads(editor.body)["Status"] == "503"
