"""What holds for every public page, whoever wrote it."""

import json
import re
from itertools import pairwise
from urllib.parse import urldefrag

import pytest
from django.core.management import call_command

from tests.site import PAGE_COUNT, PAGE_KINDS, SITE, Outline, public_urls

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(client):
    return {url: client.get(url) for url in public_urls(client)}


def test_every_page_opens_and_is_finished(pages):
    assert len(pages) == PAGE_COUNT
    for url, response in pages.items():
        assert response.status_code == 200, url
        assert not re.search(r"\{\{|\{%|&lt;(p|li|strong)&gt;", response.text), url


def test_every_page_has_one_main_heading_and_skips_no_level(pages):
    for url, response in pages.items():
        headings = Outline(response.text).headings
        assert headings.count(1) == 1, url
        first = headings.index(1)
        for above, below in pairwise(headings[first:]):
            assert below <= above + 1, (url, headings)


def test_every_id_is_there_once(pages):
    for url, response in pages.items():
        ids = Outline(response.text).ids
        assert sorted(set(ids)) == sorted(ids), url


def test_every_internal_link_and_anchor_leads_somewhere(client, pages):
    outlines = {url: Outline(response.text) for url, response in pages.items()}
    for url, outline in outlines.items():
        for link in outline.links:
            address, anchor = urldefrag(link)
            if "://" in address or address.startswith("mailto:"):
                continue
            if address and address not in outlines:  # a feed or a form
                assert client.get(address).status_code == 200, (url, link)
                continue
            if anchor:
                assert anchor in outlines[address or url].ids, (url, link)


def test_every_page_names_itself_and_its_partner_both_ways(pages):
    outlines = {url: Outline(response.text) for url, response in pages.items()}
    for url, outline in outlines.items():
        assert outline.canonical == SITE + url
        assert outline.language == ("da" if url.startswith("/da/") else "sv")
        assert outline.alternates[outline.language] == SITE + url
        assert set(outline.alternates) == {"sv", "da"}
        for other in outline.alternates.values():
            partner = outlines[other.removeprefix(SITE)]
            assert partner.alternates == outline.alternates


def test_every_page_describes_itself(pages):
    for url, response in pages.items():
        text = response.text
        assert re.search('<meta name="description" content=".{20,}">', text), url
        assert '<meta property="og:title"' in text, url
        data = json.loads(re.search(r'ld\+json">(.*?)</script>', text)[1])
        assert data["itemListElement"][0]["position"] == 1
        assert data["itemListElement"][-1]["item"] == SITE + url


def test_every_page_dresses_its_words_and_copies_its_reference(pages):
    for url, response in pages.items():
        assert "/css/words" in response.text, url
        assert "/js/copy" in response.text, url


def test_no_reader_gets_a_cookie(pages):
    for url, response in pages.items():
        assert not response.cookies, url
        assert "csrftoken" not in response.text, url


@pytest.mark.parametrize("url", [url for pair in PAGE_KINDS.values() for url in pair])
def test_a_page_answers_in_at_most_six_queries(
    client, url, django_assert_max_num_queries
):
    client.get(url)  # after a change the first page asks for the footer's too
    with django_assert_max_num_queries(6):
        client.get(url)


@pytest.mark.parametrize("urls", PAGE_KINDS.values(), ids=PAGE_KINDS)
def test_the_language_switch_lands_on_the_same_page(client, urls):
    swedish, danish = urls

    assert f'<a href="{danish}" lang="da" hreflang="da">' in client.get(swedish).text
    assert f'<a href="{swedish}" lang="sv" hreflang="sv">' in client.get(danish).text


def test_migrations_match_the_models():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
