"""The open data: what is served, and what it keeps quiet."""

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from greenshift import opendata, publishing
from greenshift.opendocuments import PER_PAGE
from tests.factories import make_principle
from tests.opendata import LISTS, V1, get

pytestmark = pytest.mark.django_db


def test_a_step_tells_its_loops_texts_and_relations_both_ways(client):
    data = get(client, f"{V1}/sv/steps/prova.json")

    loop = data["content"]["loops"][0]
    assert loop["to"] in [
        step["key"] for step in get(client, f"{V1}/sv/steps.json")["items"]
    ]
    assert loop["trigger"]["html"].startswith("<p>")
    assert data["related"]["tools"]
    assert data["translations"][0]["language"] == "da"
    assert data["licence"] == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize("name", opendata.collections())
def test_every_address_in_a_text_is_whole(client, name):
    for entry in get(client, f"{V1}/da/{name}.json")["items"]:
        text = json.dumps(get(client, entry["data_url"]))

        assert 'href=\\"/' not in text
        assert "](/" not in text
        assert "](step:" not in text
        assert "](tool:" not in text


def test_the_words_of_a_choice_are_in_the_language_asked_for(client):
    place = {
        language: get(client, f"{V1}/{language}/activities/gatur.json")["content"][
            "place"
        ]
        for language in ("sv", "da")
    }

    assert place["sv"]["code"] == place["da"]["code"] == "onsite"
    assert place["sv"]["label"] != place["da"]["label"]


def test_nothing_unpublished_is_told(client):
    hidden = make_principle(status="draft", title="Hemlig")
    later = make_principle(title="Senare")
    publishing.editions_of(later).update(
        published_at=timezone.now() + timedelta(days=1)
    )
    shown = make_principle(
        title="Synlig", body=f"Läs [mer om det](principle:{hidden.key}) först."
    )

    listed = client.get(f"{V1}/sv/principles.json").text
    page = client.get(f"{V1}/sv/principles/{shown.key}.json").text

    assert "Synlig" in listed
    assert "Hemlig" not in listed
    assert "Senare" not in listed
    assert hidden.key not in page
    assert "Läs mer om det först." in page
    for each in (hidden, later):
        get(client, f"{V1}/sv/principles/{each.key}.json", status=404)


def test_a_change_that_is_not_published_is_not_told(client):
    page = make_principle(title="Förr")
    type(page).objects.filter(pk=page.pk).update(title="Sedan")

    assert "Sedan" not in client.get(f"{V1}/sv/principles/{page.key}.json").text


def test_what_is_for_the_upkeep_stays_inside(client):
    page = make_principle(owner="klimat@example.org", review_on=date(2027, 1, 1))

    text = client.get(f"{V1}/sv/principles/{page.key}.json").text

    assert "klimat@example.org" not in text
    assert "review_on" not in text
    assert "klimat@example.org" not in client.get(f"{V1}/sv/principles.json").text


def test_a_withdrawn_page_is_gone(client):
    page = make_principle()
    publishing.withdraw(page)

    data = get(client, f"{V1}/sv/principles/{page.key}.json", status=410)

    assert data["error"]["message"] == "Sidan har funnits här men är borttagen."


@pytest.mark.parametrize(
    ("address", "word"),
    [
        ("/api/v1/en/steps.json", "sv, da"),
        ("/api/v1/sv/toenails.json", "steps"),
        ("/api/v1/sv/sections.json", "steps"),
        ("/api/v1/sv/steps-2.json", "listan"),
        ("/api/v1/sv/steps-x.json", "listan"),
        ("/api/v1/sv/loops-2.json", "listan"),
        ("/api/v1/da/steps/nej.json", "Der findes ikke sådan en side."),
        ("/api/v1/sv/steps.csv", "activities"),
        ("/api/v2/sv/steps.json", "v1"),
        ("/api/nej", "/api/"),
    ],
)
def test_what_is_unknown_is_answered_with_a_word(client, address, word):
    data = get(client, address, status=404)

    assert data["error"]["status"] == 404
    assert word in data["error"]["message"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_data_can_only_be_read(client, method):
    client.handler.enforce_csrf_checks = True

    response = getattr(client, method)(f"{V1}/sv/steps.json")

    assert response.status_code == 405
    assert response.json()["error"]["status"] == 405
    assert response.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_any_site_may_read_the_data_and_nothing_else(client):
    for address in ("/api/", f"{V1}/sv/steps.json", "/api/nej"):
        headers = client.get(address).headers
        assert headers["Access-Control-Allow-Origin"] == "*"
        assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    headers = client.get("/").headers
    assert "Access-Control-Allow-Origin" not in headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert client.options(f"{V1}/sv/steps.json").status_code == 204


def test_data_that_has_not_changed_is_not_sent_again(client):
    etag = client.get(f"{V1}/sv/steps/prova.json").headers["ETag"]

    again = client.get(f"{V1}/sv/steps/prova.json", headers={"If-None-Match": etag})

    assert again.status_code == 304


def test_a_long_list_is_divided(client):
    for _ in range(PER_PAGE):
        make_principle()

    first = get(client, f"{V1}/sv/principles.json")
    second = get(client, first["next"])

    assert len(first["items"]) == PER_PAGE
    assert len(second["items"]) == first["count"] - PER_PAGE > 0
    assert second["previous"].endswith("/principles-1.json")


@pytest.mark.parametrize(
    "address",
    [
        *(f"{V1}/sv/{name}.json" for name in LISTS),
        *(f"{V1}/sv/steps/prova.json", f"{V1}/sv/tools/motesvaljaren.json"),
        *(f"{V1}/sv/cases/solenergi.json", f"{V1}/sv/activities.csv"),
    ],
)
def test_an_answer_takes_at_most_six_queries(
    client, address, django_assert_max_num_queries
):
    with django_assert_max_num_queries(6):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("address", "language"), [("/oppna-data/", "sv"), ("/da/aabne-data/", "da")]
)
def test_the_page_about_open_data_leads_to_every_file(client, address, language):
    text = client.get(address).text

    for name in LISTS:
        assert f'href="{V1}/{language}/{name}.json"' in text
    assert f'href="{V1}/{language}/activities.csv"' in text
    assert 'href="/api/openapi.json"' in text


def test_every_page_names_the_feed_of_its_language(client):
    feed = 'rel="alternate" type="application/atom+xml"'

    assert f'{feed} title="Ändringar" href="/andringar/atom.xml"' in (
        client.get("/").text
    )
    assert 'href="/da/aendringer/atom.xml"' in client.get("/da/").text
