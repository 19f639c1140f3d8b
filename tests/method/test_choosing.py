"""The catalogue and the comparison as a reader meets them."""

import re
from urllib.parse import urlencode

import pytest

from greenshift import reading
from greenshift.publishing import withdraw
from method.catalogue import hits
from method.choosing import practical_pages
from method.filters import seven
from method.models import Activity, Step

CATALOGUE, DANISH = "/metod/katalog/", "/da/metode/katalog/"
COMPARISON, DANISH_COMPARISON = f"{CATALOGUE}jamfor/", f"{DANISH}sammenlign/"
NONE = f"{CATALOGUE}?steg=forankra&syfte=ideas&minuter=30&grupp=100&plats=online"

pytestmark = pytest.mark.django_db


def titles(response):
    return re.findall(r'card-title"><a href="[^"]+">([^<]+)<', response.text)


def test_everything_is_there_before_anything_is_chosen(client):
    answer = client.get(CATALOGUE)

    assert '<p class="count" role="status"><strong>25 av 25</strong>' in answer.text
    assert len(titles(answer)) == 25
    assert answer.text.count("<select") == 7
    assert "X-Robots-Tag" not in answer.headers


def test_a_choice_is_counted_told_in_words_and_can_be_dropped(client):
    answer = client.get(f"{CATALOGUE}?steg=prova&minuter=60")

    assert "<strong>7 av 25</strong>" in answer.text
    assert "<title>7 av 25 – Vilket verktyg nu?" in answer.text
    assert "Steg: <b>4. Pröva</b>" in answer.text
    assert f'href="{CATALOGUE}?minuter=60#urval"' in answer.text
    assert f'href="{CATALOGUE}?steg=prova#urval"' in answer.text
    assert f'href="{CATALOGUE}#urval">Ta bort alla' in answer.text


def test_the_danish_catalogue_is_danish_and_keeps_the_choice_across(client):
    text = client.get(f"{DANISH}?steg=prova&minuter=60").text

    assert "<strong>7 af 25</strong>" in text
    assert "Trin: <b>4. Prøv af</b>" in text
    assert f'<a href="{CATALOGUE}?steg=prova&amp;minuter=60" lang="sv"' in text


@pytest.mark.parametrize(
    "query",
    ["minuter=60&steg=prova", "steg=prova&syfte=&minuter=60&plats=", "steg=prova&"],
)
def test_the_same_choice_has_one_address(client, query):
    answer = client.get(f"{CATALOGUE}?{query}")

    kept = "?steg=prova&minuter=60" if "60" in query else "?steg=prova"
    assert answer.status_code == 302
    assert answer.headers["Location"] == CATALOGUE + kept
    assert client.get(answer.headers["Location"]).status_code == 200


def test_a_choice_is_kept_from_search_engines_and_shared_caches(client):
    answer = client.get(f"{CATALOGUE}?steg=prova")

    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "private" in answer.headers["Cache-Control"]
    assert f'<link rel="canonical" href="http://127.0.0.1:8000{CATALOGUE}">' in (
        answer.text
    )


@pytest.mark.parametrize(
    "query",
    [
        {"steg": "finns-inte"},
        {"farg": "bla"},
        {"steg": "a" * 10_000},
        {"minuter": "-1"},
        {"grupp": "1e9"},
        {"steg": "\x00"},
        {"steg": '"><script>'},
        {"plats": ["ingenstans", "åäö"]},
        {"": "tomt"},
    ],
)
@pytest.mark.parametrize("page", [CATALOGUE, COMPARISON])
def test_what_is_unknown_is_left_out_with_a_word(client, page, query):
    answer = client.get(page, query)

    assert answer.status_code == 200
    assert "Det räknas inte med:" in answer.text
    assert "<script>" not in answer.text
    assert len(answer.content) < 60_000


def test_where_nothing_fits_the_nearest_and_the_ways_out_are_told(client):
    answer = client.get(NONE)
    ways = re.search('class="ways-out">(.*?)</div>', answer.text, re.DOTALL)[1]
    links = re.findall('href="([^"#]+)#urval"', ways)

    assert "<strong>0 av 25</strong>" in answer.text
    assert "Passar inte:" in answer.text
    assert titles(answer)
    assert links
    for address in links:
        assert "<strong>0 av" not in client.get(address.replace("&amp;", "&")).text


def test_every_pair_of_choices_has_hits_or_ways_out():
    filters = seven(reading.pages(Step, "sv"))
    pages = practical_pages("sv")

    lonely = [
        (each.name, code)
        for each in filters
        for code in each.choices
        if not hits(pages, filters, {each.name: code})
    ]

    assert len(filters) == 7
    assert lonely == []


def test_the_number_beside_a_choice_is_what_it_gives(client):
    text = client.get(f"{CATALOGUE}?steg=prova").text
    told = dict(re.findall(r'<option value="(\w+)"[^>]*>[^<]*\((\d+)\)', text))

    for code in ("90", "240"):
        answer = client.get(f"{CATALOGUE}?steg=prova&minuter={code}")
        assert f"<strong>{told[code]} av 25</strong>" in answer.text


def test_what_takes_days_is_not_offered_to_who_has_hours(client):
    answer = client.get(f"{CATALOGUE}?minuter=480")

    assert "Pilotfamilj" not in titles(answer)
    assert "Det som tar flera dagar" in answer.text


def test_the_catalogue_asks_six_queries_however_much_is_chosen(
    client, django_assert_max_num_queries
):
    for address in (NONE, f"{COMPARISON}?{chosen(3)}"):
        with django_assert_max_num_queries(6):
            client.get(address)


def test_what_is_withdrawn_is_not_in_the_catalogue(client):
    withdraw(Activity.objects.get(key="gatur", language="sv"))

    answer = client.get(CATALOGUE)

    assert "<strong>24 av 24</strong>" in answer.text
    assert "Gåtur" not in titles(answer)


REFERENCES = ["tool:loopkollen", "activity:dialogcafe", "activity:gatur"]
REFERENCES += ["activity:enkat"]


def chosen(number, **filters):
    named = [("val", each) for each in REFERENCES[:number]]
    return urlencode([*named, *filters.items()], safe=":")


def test_three_are_compared_side_by_side(client):
    text = client.get(f"{COMPARISON}?{chosen(3)}").text

    assert text.count('<th scope="col">') == 3
    assert "Hela caféet tar 2–5 timmar." in text
    assert '<a href="/metod/aktiviteter/hembesok/">hembesök</a>' in text
    assert 'href="/metod/process/prova/">4. Pröva</a>' in text


def test_a_column_can_be_left_out_and_the_filters_come_along_back(client):
    text = client.get(f"{COMPARISON}?{chosen(2, steg='utforska')}").text

    address = f"{COMPARISON}?val=activity:dialogcafe&amp;steg=utforska"
    assert f'href="{address}">Ta bort' in text
    assert f'href="{CATALOGUE}?steg=utforska#urval">Tillbaka' in text


def test_a_fourth_is_told_to_be_one_too_many(client):
    text = client.get(f"{COMPARISON}?{chosen(4)}", follow=True).text

    assert text.count('<th scope="col">') == 3
    assert "Tre i taget går att jämföra." in text


@pytest.mark.parametrize(
    ("number", "words"), [(0, "Inget är ikryssat än."), (1, "Bara en är ikryssad.")]
)
def test_too_few_are_told_how_to_go_on(client, number, words):
    text = client.get(f"{COMPARISON}?{chosen(number)}").text

    assert words in text
    assert f'href="{CATALOGUE}#urval">Tillbaka' in text


def test_an_empty_name_of_a_page_to_compare_is_left_out_of_the_address(client):
    answer = client.get(f"{COMPARISON}?val=&val=tool:loopkollen")

    assert answer.headers["Location"] == f"{COMPARISON}?val=tool:loopkollen"


def test_the_comparison_has_one_address_and_a_danish_one(client):
    mixed = client.get(
        f"{COMPARISON}?steg=prova&val=activity:gatur&val=tool:loopkollen"
    )
    answer = client.get(mixed.headers["Location"])

    ending = "?val=tool:loopkollen&val=activity:gatur&steg=prova"
    assert mixed.headers["Location"] == COMPARISON + ending
    assert DANISH_COMPARISON + ending.replace("&", "&amp;") in answer.text
    assert "Looptjekket" in client.get(DANISH_COMPARISON + ending).text
    assert answer.headers["X-Robots-Tag"] == "noindex"
