"""What readers meet behind nginx or Caddy, also where the application is gone."""

import json
from urllib.parse import urlsplit

import pytest

from tests import crowd
from tests.deploy.asking import ENCODINGS, OWN, PAGE, ask, stopped


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def start(request):
    return request.getfixturevalue(f"behind_{request.param}")


@pytest.fixture(scope="module")
def installed(start):
    with start() as installation:
        yield installation


@pytest.fixture(scope="module")
def gone(start):
    """An installation of its own without its application, and what that used to say."""
    with start() as installation:
        safe = installation.end()
        yield installation.front, safe


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_page_is_the_applications_own_in_every_encoding(installed, encoding):
    front, site = (
        ask(address, PAGE, Accept_Encoding=encoding)
        for address in (installed.front, installed.site)
    )

    assert (front.status, front.body) == (site.status, site.body)
    # A page that is made anew between the two says a later time of the same bytes.
    assert "last-modified" in front.headers
    for name in OWN:
        assert front.headers.get(name) == site.headers.get(name), name


def test_a_page_that_has_not_changed_is_told_by_its_tag(installed):
    tag = ask(installed.front, PAGE).headers["etag"]

    assert ask(installed.front, PAGE, If_None_Match=tag).status == 304


def test_what_is_private_is_not_kept(installed):
    first, second = (ask(installed.front, "/konto/login/") for _ in range(2))

    assert "no-store" in second.headers["cache-control"]
    assert first.headers["set-cookie"] != second.headers["set-cookie"]


def test_five_hundred_who_dribble_hold_up_nobody(installed):
    port = urlsplit(installed.front).port
    with crowd.many_files():
        answers = crowd.run(crowd.among_slow_ones(port, (PAGE, "/", "/da/")))

    assert set(answers) == {"HTTP/1.1 200 OK"}


def test_a_slow_application_is_stood_in_for_by_the_copy(installed):
    with stopped(installed.process):
        page = ask(installed.front, "/metod/principer/delat-ansvar-delad-makt/")
        editor = ask(installed.front, "/konto/login/")

    assert page.status == 200
    assert "kopia av webbplatsen" in page.body.decode()
    assert editor.status == 503
    assert "Stängt just nu" in editor.body.decode()


def test_when_the_application_is_gone_readers_get_the_copy(gone):
    front, safe = gone
    page, data = ask(front, "/da/metode/"), ask(front, "/api/")

    assert page.status == data.status == 200
    assert "Det her er en kopi" in page.body.decode()
    assert page.safe == data.safe == safe
    assert "licence" in json.loads(data.body)


@pytest.mark.parametrize(
    "method, path",
    [
        *(("POST", "/feedback/"), ("POST", PAGE), ("GET", "/admin/")),
        *(("GET", "/konto/login/"), ("GET", "/media/images/none.webp")),
    ],
)
def test_what_the_copy_can_not_do_is_closed(gone, method, path):
    front, safe = gone
    closed = ask(front, path, method, b"x=1" if method == "POST" else None)

    assert closed.status == 503
    assert "Stängt just nu" in closed.body.decode()
    assert closed.safe == safe
