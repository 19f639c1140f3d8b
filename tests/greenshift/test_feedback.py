"""What readers answer and write: taken in, bounded, and nothing kept of them."""

import logging
from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.utils import timezone

from greenshift import feedback_views
from greenshift.feedback_form import make_token
from greenshift.models import Feedback, VoteCount

pytestmark = pytest.mark.django_db

FORM = "/synpunkter/step/utforska/"
VOTE = f"{FORM}svar/"
ADDRESS = "203.0.113.77"
OURS = {"sec-fetch-site": "same-origin"}
TEXT = "Jag saknar ett exempel på frågor."


@pytest.fixture
def send(client):
    """Post as a browser on one of our own pages does."""
    return lambda url, data, **options: client.post(
        url, data, headers=OURS, REMOTE_ADDR=ADDRESS, **options
    )


def filled_in(**changes):
    """The form as it was shown a while ago, with a comment."""
    page = {"kind": "step", "key": "utforska", "language": "sv"}
    with time_machine.travel(timezone.now() - timedelta(minutes=1)):
        token = make_token(page, helped=False)
    return {"comment": TEXT, "token": token, **changes}


def test_a_yes_is_one_more_in_the_sum_of_the_page_and_the_day(client, send):
    for answer in ("ja", "ja", "nej"):
        response = send(VOTE, {"svar": answer})

    count = VoteCount.objects.get()
    assert response.status_code == 303
    assert "Tack för ditt svar" in client.get(response.headers["Location"]).text
    assert (count.kind, count.key, count.language) == ("step", "utforska", "sv")
    assert (count.yes, count.no, count.day) == (2, 1, timezone.localdate())


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "same-origin"}, 303),
        ({"origin": "http://testserver"}, 303),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({}, 403),
    ],
)
def test_only_our_own_pages_may_send(client, headers, status):
    assert client.post(VOTE, {"svar": "ja"}, headers=headers).status_code == status
    written = client.post(FORM, filled_in(), headers=headers)
    assert written.status_code == status
    assert Feedback.objects.exists() == (status == 303)


@pytest.mark.parametrize(
    ("url", "data", "status"),
    [
        (VOTE, {}, 400),
        (VOTE, {"svar": "kanske"}, 400),
        (VOTE, {"svar": "ja", "website": "http://spam.example"}, 400),
        (VOTE, {"svar": "j" * 1_000_000}, 400),
        ("/synpunkter/step/finns-inte/svar/", {"svar": "ja"}, 404),
        ("/synpunkter/rymd/utforska/svar/", {"svar": "ja"}, 404),
        ("/da/tilbagemeldinger/step/finns-inte/", {"comment": "x"}, 404),
        (FORM, {"comment": "x" * 5_000_000}, 400),
    ],
)
def test_what_can_not_be_an_answer_is_refused_and_counts_for_nothing(
    send, url, data, status
):
    assert send(url, data).status_code == status
    assert not VoteCount.objects.exists()


def test_a_flood_of_votes_meets_a_kind_word_and_makes_no_rows(send):
    statuses = [send(VOTE, {"svar": "nej"}).status_code for _ in range(65)]
    refusal = send(VOTE, {"svar": "nej"})

    assert statuses == [303] * 60 + [429] * 5
    assert "Tack, det räcker för stunden" in refusal.text
    assert VoteCount.objects.get().no == 60


def test_another_reader_is_not_stopped_by_the_flood(send, client):
    for _ in range(61):
        send(VOTE, {"svar": "ja"})

    other = client.post(VOTE, {"svar": "ja"}, headers=OURS, REMOTE_ADDR="2001:db8::1")

    assert other.status_code == 303


def test_behind_a_proxy_readers_are_told_apart_by_its_header(client, settings):
    settings.READER_ADDRESS_HEADER = "X-Forwarded-For"

    def vote(reader):
        headers = OURS | {"x-forwarded-for": f"made up, {reader}"}
        return client.post(VOTE, {"svar": "ja"}, headers=headers).status_code

    statuses = [vote(ADDRESS) for _ in range(61)]

    assert statuses[-1] == 429
    assert vote("203.0.113.78") == 303


def test_a_comment_is_kept_with_its_page_and_day(client, send):
    response = send(FORM, filled_in(is_barrier="on"))

    feedback = Feedback.objects.get()
    assert response.status_code == 303
    assert "Din synpunkt har kommit in" in client.get(response.headers["Location"]).text
    assert (feedback.comment, feedback.is_barrier, feedback.helped) == (
        TEXT,
        True,
        False,
    )
    assert feedback.status == Feedback.Status.NEW


def test_a_comment_that_is_sent_twice_is_kept_once(client, send):
    form = filled_in()

    assert send(FORM, form).status_code == send(FORM, form).status_code == 303
    assert Feedback.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"comment": ""}, "Skriv några ord."),
        ({"comment": " \x00\x07\r\n"}, "Skriv några ord."),
        ({"comment": "å" * 1_000_000}, "Korta texten till 2000 tecken"),
        ({"token": ""}, "öppet för länge"),
        ({"token": "påhittad:1abc:xyz"}, "öppet för länge"),
        ({"token": "\x00" * 99}, "öppet för länge"),
        ({"website": "http://spam.example"}, "ska vara tomt"),
    ],
)
def test_a_form_that_is_wrong_comes_back_with_a_word_and_with_its_text(
    client, send, changes, words
):
    form = filled_in(**changes)

    response = send(FORM, form)

    assert response.status_code == 200
    assert words in response.text
    assert response.text.count("<title>Fel:") == 1
    assert response.context["form"]["comment"].value() == form["comment"]
    assert not Feedback.objects.exists()


def test_a_form_that_came_back_can_be_sent_again(client, send):
    stale = send(FORM, filled_in(token="gammal", website="x"))
    again = stale.context["form"].data.dict()

    with time_machine.travel(timezone.now() + timedelta(seconds=30)):
        assert send(FORM, again).status_code == 303


@pytest.mark.parametrize(
    ("age", "words"),
    [(timedelta(), "väldigt fort"), (timedelta(days=2), "öppet för länge")],
)
def test_a_form_sent_too_fast_or_too_late_comes_back(client, send, age, words):
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        token = client.get(FORM).context["form"].initial["token"]

    with time_machine.travel(now + age, tick=False):
        response = send(FORM, {"comment": TEXT, "token": token})

    assert words in response.text
    assert TEXT in response.text
    assert not Feedback.objects.exists()


def test_a_token_of_one_page_opens_no_other(client, send):
    response = send("/da/tilbagemeldinger/step/utforska/", filled_in())

    assert "åben for længe" in response.text
    assert not Feedback.objects.exists()


@pytest.mark.parametrize(
    "words",
    [
        *("Jag heter 640823-3234.", "CPR 230864 1234", "Skriv till a.b@example.se"),
        *("Ring 070-123 45 67", "Ring +45 12 34 56 78", "tlf. 12 34 56 78"),
    ],
)
def test_what_looks_like_personal_data_comes_back_with_advice_and_can_be_sent(
    client, send, words
):
    form = filled_in(comment=words)

    advised = send(FORM, form)
    sent = send(FORM, form | {"is_sure": "on"})

    assert "Ta bort det, eller kryssa för" in advised.text
    assert sent.status_code == 303


@pytest.mark.parametrize(
    "words", ["Steg 3 av 5, 2026-11-24", "400 MWh och 2 500 000 kr", "år 2014–2020"]
)
def test_ordinary_numbers_are_no_personal_data(client, send, words):
    assert send(FORM, filled_in(comment=words)).status_code == 303


def test_too_many_comments_meet_a_kind_word_and_keep_the_text(
    client, send, monkeypatch
):
    monkeypatch.setattr(feedback_views, "COMMENTS_A_DAY", 1)
    send(FORM, filled_in())

    response = send(FORM, filled_in(comment="Ännu ett."))

    assert response.status_code == 429
    assert "vänta en timme" in response.text
    assert "Ännu ett." in response.text
    assert Feedback.objects.count() == 1


def test_nothing_of_the_reader_is_stored_or_logged(client, send, caplog):
    caplog.set_level(logging.DEBUG)
    agent = {"HTTP_USER_AGENT": "Läsarens egen", "HTTP_REFERER": "http://x.example/"}

    send(VOTE, {"svar": "ja"}, **agent)
    send(FORM, filled_in(), **agent)
    send(VOTE, {"svar": "?"}, **agent)

    models = [*apps.get_app_config("greenshift").get_models(), *apps.get_models()]
    stored = [str(row) for model in models for row in model.objects.values()]
    for secret in (ADDRESS, "Läsarens egen", "x.example"):
        assert not [row for row in stored if secret in row]
        assert secret not in caplog.text
    assert TEXT not in caplog.text
    assert not client.cookies


def test_a_page_s_form_is_the_same_for_every_reader(client):
    box = client.get("/metod/process/utforska/").text.partition('class="feedback"')[2]
    box = box.partition("</form>")[0]

    assert VOTE in box
    assert "token" not in box
    assert "Hjälpte informationen dig?" in box


def test_thanks_and_forms_are_kept_in_no_cache_and_no_search_engine(client):
    response = client.get(FORM)

    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex"
