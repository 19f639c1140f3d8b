"""“Did this page help you?”: whose answers count, and how many."""

from functools import partial

import pytest
from django.utils import timezone

from greenshift.models import Feedback, VoteCount
from tests.feedback import ADDRESS, FORM, OURS, VOTE, filled_in, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def send(client):
    return partial(post, client)


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
        (FORM, {"comment": "x" * 5_000_000}, 413),
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
