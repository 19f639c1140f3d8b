"""Pages from memory are counted, for people, and for nothing that is no page."""

from collections import Counter

import pytest

from greenshift.pagecache import counting
from greenshift.pagecache.counting import Counting, is_robot

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 "
    "(KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1"
)
CUBOT = "Mozilla/5.0 (Linux; Android 12; CUBOT NOTE 21) AppleWebKit/537.36"
GOOGLE = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"


@pytest.mark.parametrize("agent", [FIREFOX, SAFARI, CUBOT])
def test_peoples_browsers_are_no_robots(agent):
    assert not is_robot(agent)


@pytest.mark.parametrize(
    "agent",
    [
        *("", "curl/8.5.0", "python-requests/2.34", GOOGLE, "Wget/1.21"),
        "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/142.0.0.0 Safari/537.36",
        "Mozilla/5.0 (compatible; Bytespider; spider-feedback@example.org)",
    ],
)
def test_what_says_that_it_is_a_robot_is_one(agent):
    assert is_robot(agent)


def read(site, path, **changes):
    return site.get(path, **({"user_agent": FIREFOX} | changes))


def test_each_time_a_page_is_shown_counts_from_the_first(site):
    first = read(site, "/metod/")
    read(site, "/metod/", if_none_match=first.headers["etag"])
    read(site, "/metod/", query="utm_source=x")

    assert site.cache.counting.counts == {"/metod/": 3}


def test_a_search_counts_though_it_is_not_kept(site):
    read(site, "/sok/")
    read(site, "/sok/", query="q=mandat")

    assert site.cache.counting.counts["/sok/"] == 2


def test_robots_heads_and_pages_fetched_ahead_do_not_count(site):
    read(site, "/metod/", user_agent=GOOGLE)
    read(site, "/metod/", method="HEAD")
    read(site, "/metod/", sec_purpose="prefetch;prerender")
    site.get("/metod/")

    assert not site.cache.counting.counts


@pytest.mark.parametrize("path", ["/finns-inte/", "/admin/", "/media/x.png"])
def test_what_is_no_page_takes_no_room(site, path):
    read(site, path)

    assert not site.cache.counting.counts


def test_counts_are_handed_on_once():
    saved = []
    counts = Counting(saved.append)
    counts.count("/", {"HTTP_USER_AGENT": FIREFOX})

    counts.hand_on()
    counts.hand_on()

    assert saved == [{"/": 1}]


def test_what_cannot_be_saved_is_kept_within_bounds_and_told_once(monkeypatch, caplog):
    def fail(counts):
        raise OSError("no database")

    monkeypatch.setattr(counting, "MOST", 2)
    counts = Counting(fail)
    counts.counts = Counter({"/a/": 5, "/b/": 1, "/c/": 3})

    counts.hand_on()
    counts.hand_on()

    assert counts.counts == {"/a/": 5, "/c/": 3}
    assert len(caplog.records) == 1
