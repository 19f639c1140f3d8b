"""deploy/nginx: what it serves itself, and whom it holds back."""

import gzip
import re

import pytest

from tests.deploy.asking import PAGE, ask


@pytest.fixture(scope="module")
def installed(behind_nginx):
    with behind_nginx() as installation:
        yield installation


def test_static_files_come_packed_with_the_applications_headers(installed):
    html = ask(installed.front, PAGE).body.decode()
    path = re.search(r"/static/css/theme\.[0-9a-f]+\.css", html)[0]

    front = ask(installed.front, path, Accept_Encoding="gzip")
    site = ask(installed.site, path, Accept_Encoding="gzip")

    assert gzip.decompress(front.body) == gzip.decompress(site.body)
    assert front.safe == site.safe
    assert "immutable" in front.headers["cache-control"]


def test_drawn_pictures_come_from_the_disk_with_the_applications_headers(installed):
    html = ask(installed.front, PAGE).body.decode()
    path = re.search(r"/media/share/\w+\.png", html)[0]

    front, site = ask(installed.front, path), ask(installed.site, path)

    assert (front.body, front.safe) == (site.body, site.safe)
    assert front.headers["cache-control"] == site.headers["cache-control"]


def test_one_who_sends_without_end_is_held_back(installed):
    answers = {
        ask(installed.front, "/finns-inte/", "POST", b"x=1").status for _ in range(60)
    }

    assert 503 in answers and len(answers) == 2, answers
