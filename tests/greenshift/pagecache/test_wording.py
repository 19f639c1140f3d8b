"""Requests worded alike are answered without being looked into, and safely so."""

import pytest

from greenshift import publishing
from greenshift.pagecache import layer
from tests.factories import make_principle

PAGE = "/metod/"


def test_the_same_words_get_the_same_answer_until_the_page_is_another(site):
    page = make_principle(title="Den gamla rubriken")
    first, second = site.get(page.url), site.get(page.url)
    assert (first, len(site.cache.answers)) == (second, 1)

    page.title = "Den nya rubriken"
    page.save()
    publishing.publish(page)
    site.pass_time()

    assert "Den nya rubriken" in site.get(page.url).body.decode()
    assert len(site.cache.answers) == 1


@pytest.mark.parametrize(
    "another",
    [
        {"method": "HEAD"},
        {"method": "POST"},
        {"host": "nagon.annan.example"},
        {"if_none_match": "*"},
        {"accept_encoding": "gzip"},
    ],
)
def test_other_words_get_an_answer_of_their_own(site, another):
    usual = site.get(PAGE)
    assert site.get(PAGE) == usual

    assert site.get(PAGE, **another) != usual


def test_no_one_fills_the_memory_with_words_of_their_own(site, monkeypatch):
    monkeypatch.setattr(layer, "MOST_ANSWERS", 3)
    for number in range(10):
        site.get(PAGE, accept_encoding=f"x-{number}")
    site.get(PAGE, accept_encoding="x" * 5_000)

    assert len(site.cache.answers) <= 3
    assert all(len(word or "") < 5_000 for each in site.cache.answers for word in each)
