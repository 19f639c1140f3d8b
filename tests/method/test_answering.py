"""The questions on the site: forms, addresses, results, and what is odd."""

import pytest

from greenshift.publishing import publish
from method.models import Tool
from method.results import plan_url

COMPASS = "/metod/verktyg/formkompassen/fragor/"
DANISH = "/da/metode/vaerktoej/formkompasset/spoergsmaal/"
STAIR = "/metod/verktyg/beslutstrappan/fragor/"
MEETING = "/metod/verktyg/motesvaljaren/fragor/"
KEYS = ["bestamt", "andra", "last", "ovantat"]
KEYS += ["initiativ", "dagordning", "arbetet", "kliver-av"]

pytestmark = pytest.mark.django_db


def test_all_questions_on_one_page_lead_to_an_address_with_the_answers(client):
    form = client.get(COMPASS)
    sent = client.get(COMPASS, dict.fromkeys(KEYS, "a"))

    assert form.text.count("<fieldset") == 8
    assert sent.headers["Location"] == f"{COMPASS}?svar=aaaaaaaa"


def test_one_question_at_a_time_keeps_the_answers_in_the_address(client):
    first = client.get(COMPASS, {"nr": "1"})
    sent = client.get(COMPASS, {"svar": "ab------", "nr": "3", "last": "c"})
    fourth = client.get(sent.headers["Location"])

    assert "Fråga 1 av 8" in first.text
    assert sent.headers["Location"] == f"{COMPASS}?svar=abc-----&nr=4"
    assert "Fråga 4 av 8" in fourth.text
    assert f'{COMPASS}?svar=abc-----&amp;nr=3"' in fourth.text


def test_going_back_keeps_later_answers_and_leads_on_to_the_result(client):
    third = client.get(COMPASS, {"svar": "abcaaaaa", "nr": "3"})
    sent = client.get(COMPASS, {"svar": "abcaaaaa", "nr": "3", "last": "a"})

    assert third.text.count(" checked") == 1
    assert sent.headers["Location"] == f"{COMPASS}?svar=abaaaaaa"


def test_the_last_question_asks_for_those_that_were_passed_over(client):
    sent = client.get(COMPASS, {"svar": "a-aaaaa-", "nr": "8", "kliver-av": "b"})

    assert sent.headers["Location"] == f"{COMPASS}?svar=a-aaaaab&nr=2"


def test_a_question_without_an_answer_is_asked_again_with_a_word(client):
    again = client.get(COMPASS, {"svar": "ab------", "nr": "3", "sent": "1"})

    assert "Fråga 3 av 8" in again.text
    assert '<a href="#id_last">' in again.text
    assert "<title>Fel: " in again.text


def test_a_form_sent_without_a_single_answer_tells_of_all(client):
    again = client.get(COMPASS, {"sent": "1"})

    assert again.text.count('<li><a href="#id_') == 8


def test_a_result_says_what_why_what_else_and_what_next(client):
    text = client.get(COMPASS, {"svar": "cccaaaaa"}).text

    assert "Öppet bord</h1>" in text
    assert "<title>Öppet bord: Formkompassen" in text
    assert "Varken mål eller lösning är bestämda." in text
    assert "Näst närmast: Gemensam insats" in text
    assert "Det oväntade ryms inte i uppdraget." in text
    assert "<svg" in text
    assert '<th scope="row">Hur öppet resultatet är</th><td>6 av 8</td>' in text
    for page in ("verktyg/mal-ramar-roller", "process/utforska"):
        assert f'href="/metod/{page}/"' in text
    assert 'href="/metod/aktiviteter/dialogcafe/"' in text
    assert 'href="/pilotfall/mal-och-spar/"' in text


def test_the_danish_result_is_danish(client):
    text = client.get(DANISH, {"svar": "aaaacccc"}).text

    assert "Overdraget opgave</h1>" in text
    assert "Disse svar førte hertil" in text


def test_a_result_on_the_border_names_all_that_are_as_near(client):
    text = client.get(COMPASS, {"svar": "bbbbbbbb"}).text

    assert "Öppet bord, Överlämnat uppdrag, Eget initiativ" in text


@pytest.mark.parametrize(
    ("address", "codes", "start"),
    [(COMPASS, "cccaaaaa", "--b-----"), (STAIR, "bbbaa", "-c------")],
)
def test_a_result_leads_on_to_the_meeting_chooser_with_its_answer(
    client, address, codes, start
):
    text = client.get(address, {"svar": codes}).text
    form = client.get(MEETING, {"svar": start})

    assert f'href="{MEETING}?svar={start}"' in text
    assert form.text.count(" checked") == 1
    assert "1 svar är redan ifyllt" in form.text
    assert "Något saknas" not in form.text


def test_a_result_goes_into_a_plan_where_there_is_one(settings, client):
    settings.ROOT_URLCONF = "tests.method.urls_with_plan"

    text = client.get(COMPASS, {"svar": "cccaaaaa"}).text
    danish = client.get(DANISH, {"svar": "cccaaaaa"}).text

    assert 'href="/plan/?resultat=formkompassen:cccaaaaa"' in text
    assert 'href="/da/plan/?resultat=formkompassen:cccaaaaa"' in danish


def test_no_plan_is_spoken_of_where_there_is_none(settings):
    settings.ROOT_URLCONF = "tests.method.urls_without_plan"

    assert plan_url("sv", "formkompassen", "cccaaaaa") is None


def test_the_whole_address_stands_in_the_text_and_can_be_copied(client):
    text = client.get(COMPASS, {"svar": "cccaaaaa"}).text

    address = f"http://127.0.0.1:8000{COMPASS}?svar=cccaaaaa"
    assert f'<code id="result-address">{address}</code>' in text
    assert 'data-copy-from="result-address"' in text


@pytest.mark.parametrize("query", ["svar=cccaaaaa", "svar=ab------&nr=3"])
def test_the_other_language_stands_at_the_same_codes(client, query):
    page = client.get(f"{COMPASS}?{query}").text
    danish = client.get(f"{DANISH}?{query}").text

    escaped = query.replace("&", "&amp;")
    assert f'href="{DANISH}?{escaped}" lang="da"' in page
    assert f'href="{COMPASS}?{escaped}" lang="sv"' in danish


def test_the_meeting_chooser_ranks_with_why_and_why_not(client):
    text = client.get(MEETING, {"svar": "abbbbbba"}).text

    assert "Köksbordssamtal passar bäst</h1>" in text
    assert "Går att hålla i för två." in text
    assert "Kräver fler än två som håller i." in text
    assert text.count('<tr><th scope="row">') == 16
    assert "vår egen bedömning" in text


def test_missing_answers_are_told_with_links_and_the_others_are_kept(client):
    sent = client.get(COMPASS, dict.fromkeys(KEYS[:7], "b"))

    assert sent.status_code == 200
    assert 'href="#id_kliver-av"' in sent.text
    assert sent.text.count(" checked") == 7
    assert "<title>Fel: " in sent.text


@pytest.mark.parametrize(
    ("query", "words", "kept"),
    [
        ("svar=zbcaaaaa", "som inte finns bland frågorna", 7),
        ("svar=aaaaaaaaa", "fler svar än det finns frågor", 8),
        ("svar=abc", "färre svar än det finns frågor", 3),
        ("svar=" + "a" * 10_000, "fler svar än det finns frågor", 8),
        ("svar=aaaaaaa%00", "som inte finns bland frågorna", 7),
        ("svar=%C3%A5%FF%0A", "som inte finns bland frågorna", 0),
        ("svar=%3Cscript%3Eaa", "fler svar än det finns frågor", 1),
        ("svar=aaaaaaaa&svar=bbbbbbbb", "mer än en gång", 8),
        ("bestamt=z&andra=a", "Välj ett av svaren", 1),
        ("bestamt=" + "a" * 10_000, "Välj ett av svaren", 0),
        ("svar=ab&nr=99", "färre svar än det finns frågor", 2),
        ("svar=ab------&nr=3&last=z", "Välj ett av svaren", 0),
        ("svar=ab------&nr=-1", "2 svar är redan ifyllda", 2),
        ("okand=a&svar=ab------", "2 svar är redan ifyllda", 2),
    ],
)
def test_odd_addresses_give_the_form_back_with_a_word_and_what_is_known(
    client, query, words, kept
):
    answer = client.get(f"{COMPASS}?{query}")

    assert answer.status_code == 200
    assert "<fieldset" in answer.text
    assert words in answer.text
    assert answer.text.count(" checked") == kept
    assert "<script>" not in answer.text


def test_a_tool_that_an_editor_has_broken_asks_nothing_and_breaks_nothing(client):
    page = Tool.objects.get(language="sv", key="formkompassen")
    page.outcomes.exclude(key="oppet-bord").delete()
    publish(page, note="")

    assert client.get(COMPASS).status_code == 404
    assert client.get("/metod/verktyg/formkompassen/").status_code == 200


@pytest.mark.parametrize(
    "address", [f"{COMPASS}?svar=aaaaaaaa", f"{MEETING}?svar=aaaaaaaa"]
)
def test_nothing_is_kept_of_the_answers(
    client, caplog, django_assert_max_num_queries, address
):
    with django_assert_max_num_queries(6):
        answer = client.get(address)

    assert not answer.cookies
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "aaaaaaaa" not in caplog.text


def test_a_tool_without_questions_has_no_such_page(client):
    assert client.get("/metod/verktyg/loopkollen/fragor/").status_code == 404
    assert client.get("/metod/verktyg/finns-inte/fragor/").status_code == 404


def test_the_tools_page_leads_to_its_questions_and_prints_them(client):
    text = client.get("/metod/verktyg/formkompassen/").text

    assert f'href="{COMPASS}"' in text
    assert "Vem tog initiativet?" in text
    assert "2 poäng" in text
    assert "Öppet bord</h3>" in text


def test_a_stair_on_paper_counts_no_points(client):
    text = client.get("/metod/verktyg/beslutstrappan/").text

    assert "Har de hört talas om det?" in text
    assert "1 poäng" not in text
