"""The safe headers hold on every kind of response, as it leaves the application."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from greenshift import health, publishing
from tests.factories import make_principle

SAFE = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
JPEG = "images/one.jpg"


@pytest.fixture
def files(settings, tmp_path):
    """Media of the test's own, and static files without collecting."""
    settings.MEDIA_ROOT = tmp_path
    settings.WHITENOISE_USE_FINDERS = settings.WHITENOISE_AUTOREFRESH = True
    default_storage.save(JPEG, ContentFile(b"pixels"))


def assert_safe(reply, status):
    assert reply.status == status
    assert {name: reply.headers.get(name) for name in SAFE} == SAFE
    policy = reply.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "camera=()" in reply.headers["permissions-policy"]
    assert reply.headers["cache-control"]
    assert "set-cookie" not in reply.headers


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200),
        ("/robots.txt", 200),
        ("/readyz", 200),
        (f"/media/{JPEG}", 200),
        ("/media/images/none.jpg", 404),
        ("/static/css/theme.css", 200),
        ("/static/css/none.css", 404),
        ("/favicon.ico", 302),
        ("/metod", 301),
        ("/admin/", 302),
        ("/finns-inte/", 404),
        ("/forhandsgranska/false/", 410),
    ],
)
def test_safe_whatever_is_asked_for(files, site, path, status):
    assert_safe(site.get(path), status)


def test_safe_where_nothing_has_changed(files, site):
    for path in ("/", "/metod/"):
        tag = site.get(path).headers["etag"]
        assert_safe(site.get(path, if_none_match=tag), 304)


@pytest.mark.parametrize("path", [f"/media/{JPEG}", "/static/css/theme.css"])
def test_safe_where_a_file_has_not_changed(files, site, path):
    day = site.get(path).headers["last-modified"]

    assert_safe(site.get(path, if_modified_since=day), 304)


@pytest.mark.parametrize("method", ["POST", "OPTIONS"])
def test_safe_where_a_method_is_refused(site, method):
    assert_safe(site.get("/metod/", method=method), 405)


def test_safe_where_a_host_is_unknown(site):
    assert_safe(site.get("/metod/", host="evil.example"), 400)


def test_safe_where_a_page_is_withdrawn(site):
    page = make_principle()
    publishing.withdraw(page)

    assert_safe(site.get(page.url), 410)


@pytest.mark.filterwarnings("ignore")
def test_safe_where_the_site_itself_fails(site, monkeypatch):
    def fail(check):
        raise RuntimeError("secret words")

    monkeypatch.setattr(health, "judge", fail)

    reply = site.get("/readyz")

    assert_safe(reply, 500)
    assert b"secret words" not in reply.body
