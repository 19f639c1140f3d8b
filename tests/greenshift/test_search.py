"""Search as readers meet it, on whichever database the tests run."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from hypothesis import HealthCheck, given, settings as hypothesis_settings
from hypothesis.strategies import text

from greenshift import misses, publishing
from greenshift.models import SearchEntry, SearchMiss, Section
from tests.factories import make_principle
from tests.searching import references, search

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/sok/", "/da/soeg/"])
def test_every_page_has_the_field_in_its_header(client, address):
    for page in ("/", "/da/", "/finns-inte/"):
        html = client.get(page).text
        assert ('name="q"' in html) and ("<search" in html), page
    assert client.get(address).status_code == 200


def test_marks_the_words_in_the_passage_and_nothing_else(client):
    make_principle(title="Kvastfening", body="Den <b>sällsynta</b> kvastfeningen & co.")

    html = search(client, "kvastfening").text

    assert "<mark>kvastfeningen</mark> &amp; co." in html
    assert "<b>sällsynta" not in html


def test_tells_how_many_pages_there_are(client):
    make_principle(title="Kvastfening")

    assert "1 sida för ”kvastfening”" in search(client, "kvastfening").text


def test_narrows_the_hits_to_a_kind(client):
    everything = search(client, "dialog").context["results"]
    narrowed = search(client, "dialog", slag="activity").context["results"]

    assert everything.kinds == narrowed.kinds
    assert narrowed.total == everything.kinds["activity"]
    assert {hit.card.kind for hit in narrowed.hits} == {"activity"}


def test_shows_many_hits_page_by_page(client):
    first, second = (references(search(client, "medborgare", sida=n)) for n in (1, 2))

    assert len(first) == 10
    assert not set(first) & set(second)
    assert 'rel="next"' in search(client, "medborgare").text


def test_a_page_past_the_last_says_so(client):
    response = search(client, "medborgare", sida=999)

    assert response.status_code == 400
    assert "Så många träffar finns det inte." in response.text
    assert "999" not in response.text


def test_a_search_without_hits_has_no_page_to_be_on(client):
    text = search(client, "xyzzyplugh", sida=2).text

    assert "Ingen sida för ”xyzzyplugh”" in text
    assert "av 0" not in text


def test_finds_an_edition_only_while_readers_see_it(client):
    now = timezone.now()
    planned = make_principle(title="Kvastfening", status="draft")
    publishing.publish(planned, at=now + timedelta(days=1))
    gone = make_principle(title="Trädgårdstomte")
    publishing.withdraw(gone)

    assert planned.reference not in references(search(client, "kvastfening"))
    assert gone.reference not in references(search(client, "trädgårdstomte"))


def test_finds_what_a_page_says_now_and_not_what_it_said(client):
    principle = make_principle(title="Kvastfening")
    principle.title = "Trädgårdstomte"
    publishing.publish(principle)

    assert references(search(client, "trädgårdstomtar"))[0] == principle.reference
    assert principle.reference not in references(search(client, "kvastfening"))


def test_mends_a_slip_and_says_so(client):
    assert "Här är sidor med ”samskapande”" in search(client, "samskapnde").text


def test_a_danish_word_finds_the_swedish_page(client):
    response = search(client, "borgerjury")

    assert references(response)[0] == "activity:medborgarjury"


def test_offers_the_other_language_when_this_one_has_little(client):
    make_principle(language="da", title="Kvastfinnet", body="En kvastfinnet fisk.")

    response = search(client, "kvastfinnet")

    assert "På danska" in response.text
    assert 'href="/da/soeg/?q=kvastfinnet"' in response.text


def test_recommends_what_the_editors_say(client):
    recommended = search(client, "komma igång").context["results"].recommended

    assert [hit.card.reference for hit in recommended] == ["step:rama-in"]


def test_editors_lines_are_kept_as_their_file_has_them_and_slips_are_told():
    section = Section.objects.get(language="sv", key="sok")
    section.synonyms = ["villa, hus", "bil, fordon"]
    section.full_clean()
    assert section.synonyms == ["bil, fordon", "villa, hus"]

    section.recommended = ["börja"]
    with pytest.raises(ValidationError, match="kolon"):
        section.full_clean()


def test_no_hit_says_what_to_do(client):
    response = search(client, "xyzzyplugh")

    assert "Ingen sida för ”xyzzyplugh”" in response.text
    assert "Pröva ett annat ord" in response.text


def test_words_without_hits_are_counted_and_nothing_else(client):
    search(client, "xyzzyplugh 19121212-1212")
    search(client, "xyzzyplugh")

    told = SearchMiss.objects.values_list("language", "word", "count", "last_on")
    assert list(told) == [("sv", "xyzzyplugh", 2, timezone.localdate())]


def test_a_flood_of_words_keeps_those_asked_for_twice(client, monkeypatch):
    monkeypatch.setattr(misses, "MOST", 3)
    misses.count(["vanlig", "vanlig"], "sv")
    misses.count([f"flod{letter}" for letter in "abcdefgh"], "sv")

    assert SearchMiss.objects.count() == 3
    assert SearchMiss.objects.filter(word="vanlig", count=2).exists()


def test_results_are_not_for_search_engines_but_the_page_is(client):
    assert "noindex" in search(client, "dialog").text
    assert "noindex" not in client.get("/sok/").text


@pytest.mark.parametrize(
    "query", ['"', "*", "NEAR(a b)", "titel:dialog", "a AND", "'; --", "\x00", "-", ""]
)
def test_signs_of_query_languages_are_just_signs(client, query):
    assert search(client, query).status_code == 200


@pytest.mark.parametrize(
    "asked",
    [
        {"q": "a" * 10_000},
        {"q": "dialog", "slag": "finns-inte"},
        {"q": "dialog", "sida": "0"},
        {"q": "dialog", "sida": "½"},
        {"q": "dialog", "sida": "9" * 30},
    ],
)
def test_what_cannot_be_answered_gives_the_form_again(client, asked):
    response = client.get("/sok/", asked)

    assert response.status_code == 400
    assert "<title>Fel:" in response.text
    assert 'id="search-fault"' in response.text


@hypothesis_settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(query=text(max_size=220), kind=text(max_size=5), number=text(max_size=5))
def test_nothing_that_is_typed_breaks_it(client, query, kind, number):
    response = client.get("/sok/", {"q": query, "slag": kind, "sida": number})

    assert response.status_code in (200, 400)


@pytest.mark.parametrize(
    ("query", "most"), [("dialog", 5), ("samskapnde medborgare", 7), ("borgerjury", 7)]
)
def test_answers_in_few_queries(client, django_assert_max_num_queries, query, most):
    client.get("/sok/?q=dialog")  # which reads the page around the hits, once
    with django_assert_max_num_queries(most):
        search(client, query)


def test_indexing_everything_anew_changes_nothing(client):
    before = [references(search(client, each)) for each in ("dialog", "oljepanna")]
    call_command("index_search", all=True, verbosity=0)

    after = [references(search(client, each)) for each in ("dialog", "oljepanna")]
    assert after == before
    assert SearchEntry.objects.filter(language="sv").exists()
