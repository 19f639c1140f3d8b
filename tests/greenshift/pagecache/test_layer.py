"""Which requests are answered from memory, and that none can spoil it for others."""

import gzip

import brotli
import pytest

from tests.factories import make_principle, make_user
from tests.greenshift.pagecache.conftest import Site
from tests.site import PAGE_KINDS

PAGE = "/metod/"


@pytest.mark.parametrize("path", [url for pair in PAGE_KINDS.values() for url in pair])
def test_every_kind_of_page_is_made_once(site, path):
    first, second = site.get(path), site.get(path)

    assert first.status == 200
    assert first == second
    assert len(site.asked) == 1


@pytest.mark.parametrize(
    "path",
    ["/robots.txt", "/sitemap.xml", "/andringar/atom.xml", "/andringar/step.xml"],
)
def test_what_machines_read_is_kept_too(site, path):
    assert site.get(path) == site.get(path)
    assert len(site.asked) == 1


def test_a_page_says_how_long_others_may_keep_it(site):
    headers = site.get(PAGE).headers

    assert headers["cache-control"] == "public, max-age=1, stale-if-error=86400"
    assert headers["vary"] == "Accept-Encoding"
    assert headers["last-modified"].endswith(" GMT")
    assert "default-src 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize(
    ("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)]
)
def test_each_encoding_is_the_same_page_with_a_tag_of_its_own(site, encoding, unpack):
    plain, packed = site.get(PAGE), site.get(PAGE, accept_encoding=encoding)

    assert unpack(packed.body) == plain.body
    assert packed.headers["content-encoding"] == encoding
    assert packed.headers["content-length"] == str(len(packed.body))
    assert packed.headers["etag"] != plain.headers["etag"]
    assert "content-encoding" not in plain.headers


def test_head_tells_of_the_page_and_sends_none_of_it(site):
    page, head = site.get(PAGE), site.get(PAGE, method="HEAD")

    assert head.headers == page.headers
    assert head.body == b""
    assert site.get("/finns-inte/", method="HEAD").body == b""


def test_who_has_the_page_is_told_so_with_headers_alone(site):
    tag = site.get(PAGE, accept_encoding="br").headers["etag"]

    same = site.get(PAGE, accept_encoding="br", if_none_match=f'"x", W/{tag}')
    other = site.get(PAGE, accept_encoding="gzip", if_none_match=tag)

    assert (same.status, same.body) == (304, b"")
    assert same.headers["etag"] == tag
    assert "content-length" not in same.headers
    assert other.status == 200


def test_a_date_is_enough_where_there_is_no_tag(site):
    date = site.get(PAGE).headers["last-modified"]

    assert site.get(PAGE, if_modified_since=date).status == 304
    old = "Mon, 01 Jan 2024 00:00:00 GMT"
    assert site.get(PAGE, if_modified_since=old).status == 200
    assert site.get(PAGE, if_modified_since=date, if_none_match='"x"').status == 200


def test_strangers_queries_are_answered_with_the_page_and_fill_nothing(site):
    plain = site.get(PAGE)
    for number in range(50):
        assert site.get(PAGE, query=f"utm_source={number}&x=%00&{number}") == plain

    assert len(site.asked) == 1
    assert len(site.cache.stores.queries) == 0


def test_a_declared_parameter_has_a_page_of_its_own(site, monkeypatch):
    monkeypatch.setattr("greenshift.paging.PER_PAGE", 3)
    second = site.get("/pilotfall/", query="sida=2&utm_source=x")

    assert second == site.get("/pilotfall/", query="y=&sida=2")
    assert second != site.get("/pilotfall/")
    assert site.get("/pilotfall/", query="sida=3").status == 404
    assert site.get("/pilotfall/", query="sida=" + "9" * 999).status == 404
    assert list(site.cache.stores.queries.pages) == [("/pilotfall/", "sida=2")]


@pytest.mark.parametrize(
    "path", ["/finns-inte/", "/metod/finns/", "/x" * 900, "/\xff/"]
)
def test_addresses_that_are_no_page_fill_nothing(site, path):
    kept = len(site.cache.pages)

    assert site.get(path).status == 404
    assert len(site.cache.pages) == kept


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("x_forwarded_host", "evil.example"),
        ("x_forwarded_proto", "https"),
        ("forwarded", "host=evil.example"),
        ("x_original_url", "/admin/"),
        ("x_http_method_override", "DELETE"),
        ("cookie", "sessionid=x; csrftoken=y; django_language=da"),
        ("accept_language", "da"),
        ("authorization", "Basic eDp5"),
        ("range", "bytes=0-10"),
        ("host", "localhost:1234"),
        ("accept", "application/json"),
    ],
)
def test_nothing_that_a_reader_sends_comes_out_in_the_page(site, header, value):
    poisoned = site.get(PAGE, **{header: value})

    assert poisoned.status == 200
    assert b"evil.example" not in poisoned.body
    assert poisoned == site.get(PAGE)
    assert "set-cookie" not in poisoned.headers
    environ = site.asked[0]
    assert environ["HTTP_HOST"] == "127.0.0.1:8000"
    assert {name for name in environ if name.startswith("HTTP_")} == {"HTTP_HOST"}


@pytest.mark.parametrize("host", ["evil.example", "", "a b", "127.0.0.1@evil.example"])
def test_an_unknown_host_gets_no_page_from_memory(site, host):
    site.get(PAGE)

    assert site.get(PAGE, host=host).status == 400
    assert len(site.asked) == 2
    assert host not in site.cache.hosts


def test_the_hosts_remembered_are_bounded(site):
    for port in range(1, 1000):
        site.get(PAGE, host=f"localhost:{port}")

    assert len(site.cache.hosts) <= 64


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PURGE"])
def test_only_reading_is_answered_from_memory(site, method):
    site.get(PAGE)

    assert site.get(PAGE, method=method).status in (403, 405)
    assert len(site.asked) == 2


@pytest.mark.parametrize(
    "path",
    [
        *("/admin/", "/konto/login/", "/forhandsgranska/x/", "/media/finns-inte.png"),
        *("/metod/verktyg/formkompassen/fragor/", "/admin/method/principle/"),
    ],
)
def test_what_is_private_never_enters(site, path):
    kept = len(site.cache.pages)

    headers = site.get(path).headers
    site.get(path, query="svar=a")

    assert "private" in headers["cache-control"]
    assert "no-store" in headers["cache-control"]
    assert len(site.cache.pages) == kept
    assert len(site.asked) == 2


def test_an_editor_reads_the_same_pages_as_everyone(site, client):
    client.force_login(make_user())
    session = f"sessionid={client.cookies['sessionid'].value}"

    assert site.get(PAGE, cookie=session) == site.get(PAGE)
    assert len(site.asked) == 1


def test_a_draft_is_no_page_in_memory(site):
    draft = make_principle(status="draft")

    assert site.get(draft.url).status == 404
    assert draft.url not in site.cache.pages.pages


def test_over_https_alone_where_the_site_is(by_hand, settings):
    settings.PAGE_SHELF = None
    settings.SECURE_SSL_REDIRECT = True
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    site = Site()

    for _again in range(2):
        assert site.get(PAGE, x_forwarded_proto="https").status == 200
    assert len(site.asked) == 1
    assert site.get(PAGE, x_forwarded_proto="http").status != 304
    assert len(site.asked) == 2
