import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/", "/finns-inte/", "/robots.txt", "/admin/login/"])
def test_every_answer_carries_the_safe_headers(client, path):
    headers = client.get(path).headers

    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert headers["X-Frame-Options"] == "DENY"


def test_robots_are_led_to_the_site_map(client):
    text = client.get("/robots.txt").text

    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in text
    assert "Disallow: /admin/" in text


def test_the_favicon_is_found_where_browsers_look(client):
    assert client.get("/favicon.ico").headers["Location"].endswith("favicon.ico")
