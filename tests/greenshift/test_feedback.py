"""What readers write: taken in, bounded, and nothing kept of them."""

import logging
from datetime import timedelta
from functools import partial

import pytest
import time_machine
from django.apps import apps
from django.utils import timezone

from greenshift import feedback_views
from greenshift.models import Feedback
from tests.feedback import ADDRESS, FORM, TEXT, VOTE, filled_in, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(client):
    return partial(post, client)


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
