import os

import pytest

from greenshift.pagecache.store import Store, finish

HTML = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", "0")]


def page(size=1000, headers=HTML):
    return finish(os.urandom(size // 2).hex().encode(), headers, None, 100.9)


def test_what_was_asked_for_longest_ago_goes_first():
    store = Store(max_bytes=10**6, max_entries=2)
    for key in ("/a/", "/b/"):
        store.put(key, page())
    store.get("/a/")

    store.put("/c/", page())

    assert store.latest() == ["/c/", "/a/"]


def test_the_bytes_of_every_encoding_are_bounded():
    store = Store(max_bytes=100_000, max_entries=1000)
    for number in range(100):
        store.put(f"/{number}/", page(5000))

    kept = store.pages.values()
    assert store.size == sum(each.size for each in kept) <= 100_000
    assert 1 < len(store) < 100


def test_a_page_made_anew_takes_the_place_of_the_old():
    store = Store(max_bytes=10**6, max_entries=10)
    for size in (1000, 5000, 2000):
        store.put("/a/", page(size))

    assert (len(store), store.size) == (1, store.pages["/a/"].size)
    store.drop("/a/")
    store.drop("/a/")
    assert (len(store), store.size) == (0, 0)


def test_a_page_larger_than_all_there_is_room_for_is_not_kept():
    store = Store(max_bytes=10_000, max_entries=10)
    store.put("/a/", page())

    store.put("/a/", page(50_000))

    assert len(store) == 0


@pytest.mark.parametrize(
    ("body", "headers"),
    [(b"x", HTML), (os.urandom(5000), [("Content-Type", "image/png")])],
)
def test_what_does_not_grow_smaller_is_kept_plain(body, headers):
    assert set(finish(body, headers, None, 0).forms) == {"identity"}


def test_the_tag_tells_the_bytes_and_nothing_else():
    one, same = (finish(b"x" * 500, HTML, version, 5) for version in (1, 2))
    other = finish(b"y" * 500, HTML, 1, 5)

    assert one.forms["br"].tag == same.forms["br"].tag != other.forms["br"].tag
    assert one.forms["br"].tag != one.forms["gzip"].tag
