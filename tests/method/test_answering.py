"""The questions on the site: forms, addresses, results, and what is odd."""

import pytest

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
    first = client.get(COMPASS, {"svar": ""})
    sent = client.get(COMPASS, {"svar": "ab", "nasta": "c"})
    third = client.get(sent.headers["Location"])

    assert "Fråga 1 av 8" in first.text
    assert sent.headers["Location"] == f"{COMPASS}?svar=abc"
    assert "Fråga 4 av 8" in third.text
    assert f'{COMPASS}?svar=ab"' in third.text


def test_a_result_says_what_why_what_else_and_what_next(client):
    text = client.get(COMPASS, {"svar": "cccaaaaa"}).text

    assert "Öppet bord</h1>" in text
    assert "Varken mål eller lösning är bestämda." in text
    assert "Näst närmast: Gemensam insats" in text
    assert "Det oväntade ryms inte i uppdraget." in text
    assert "<svg" in text
    assert '<th scope="row">Hur öppet resultatet är</th><td>6</td><td>8</td>' in text
    assert "/metod/aktiviteter/dialogmote/" in text


def test_the_danish_result_is_danish(client):
    text = client.get(DANISH, {"svar": "aaaacccc"}).text

    assert "Overdraget opgave</h1>" in text
    assert "Disse svar førte hertil" in text


def test_the_meeting_chooser_ranks_with_why_and_why_not(client):
    text = client.get(MEETING, {"svar": "aaabab"}).text

    assert text.index("Därför:") < text.index("Emot talar:")
    assert text.count("<li>\n<h2>") == 16


def test_missing_answers_are_told_with_links_and_the_others_are_kept(client):
    sent = client.get(COMPASS, dict.fromkeys(KEYS[:7], "b"))

    assert sent.status_code == 200
    assert 'href="#id_kliver-av"' in sent.text
    assert sent.text.count(" checked") == 7
    assert "<title>Fel: " in sent.text


@pytest.mark.parametrize(
    "query",
    [
        {"svar": "zzzzzzzz"},
        {"svar": "aaaaaaaaa"},
        {"svar": "a" * 10_000},
        {"svar": "aaaaaaa\x00"},
        {"svar": "ååååå"},
        {"svar": "<script>"},
        {"svar": "aa", "nasta": "z"},
        {"svar": "aaaaaaaa", "nasta": "a"},
        {"bestamt": "z"},
        {"bestamt": "a" * 10_000},
        {"nasta": ""},
        {"okand": "a", "svar": "ab"},
    ],
)
def test_odd_addresses_give_the_form_back_with_a_word(client, query):
    answer = client.get(COMPASS, query, follow=True)

    assert answer.status_code == 200
    assert "<fieldset" in answer.text
    assert "<script>" not in answer.text


def test_nothing_is_kept_of_the_answers(client, caplog, django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        answer = client.get(COMPASS, {"svar": "aaaaaaaa"})

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
