"""deploy/Caddyfile: what it says of the copy, and what it keeps to itself."""

import pytest

from tests.deploy.asking import PAGE, ask


def test_nobody_else_asks_how_the_site_feels(behind_caddy):
    with behind_caddy() as installed:
        for path in ("/healthz", "/readyz"):
            assert ask(installed.site, path).status == 200
            assert ask(installed.front, path).status == 404


@pytest.fixture(scope="module")
def gone(behind_caddy):
    with behind_caddy() as installation:
        installation.end()
        yield installation.front


@pytest.mark.parametrize("asked", ["If_None_Match", "If_Modified_Since", "Range"])
def test_a_page_of_the_copy_comes_whole(gone, asked):
    whole = ask(gone, PAGE)
    told = {
        "If_None_Match": whole.headers["etag"],
        "If_Modified_Since": whole.headers["last-modified"],
        "Range": "bytes=0-9",
    }

    again = ask(gone, PAGE, **{asked: told[asked]})

    assert (again.status, again.body) == (200, whole.body)


def test_nobody_keeps_the_copy_for_long_and_what_is_closed_at_all(gone):
    page, closed = ask(gone, "/da/metode/"), ask(gone, "/konto/login/")

    assert page.headers["cache-control"] == "public, max-age=1"
    assert closed.headers["cache-control"] == "no-store"
    assert closed.headers["retry-after"] == "60"
