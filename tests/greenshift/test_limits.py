"""Whatever may be sent without signing in is bounded, or there is a reason."""

import re

import pytest
from django.urls import URLPattern, get_resolver

from greenshift import feedback_views, limits
from plan import posting

pytestmark = pytest.mark.django_db

SIGN_IN = re.compile(r"/(admin|konto)/login/")
NAMES = {"kind": "step", "key": "utforska", "slug": "formkompassen"}
VOTE, COMMENT = "/synpunkter/step/utforska/svar/", "/synpunkter/step/utforska/"
PLAN, LOGIN = "/plan/", "/konto/login/"
PAPER = "/plan/mandatblad/"
PAPERS = {
    *("/plan/mandatblad/", "/plan/korschema/", "/plan/aterkoppling/"),
    *("/plan/hela-planen/", "/da/plan/mandatark/", "/da/plan/drejebog/"),
    *("/da/plan/tilbagemelding/", "/da/plan/hele-planen/"),
}
ALIKE = {
    **dict.fromkeys(PAPERS, PAPER),
    "/da/plan/": PLAN,
    "/da/tilbagemeldinger/step/utforska/svar/": VOTE,
    "/da/tilbagemeldinger/step/utforska/": COMMENT,
}
# What was typed there goes back to who is signed out.
FORM, FORMS = "/admin/method/step/add/", re.compile(r"/admin/\w+/\w+/(add|x/change)/")
LIMITED = {VOTE, COMMENT, PLAN, PAPER, LOGIN, FORM}
UNBOUNDED = {
    "/admin/logout/": "ends a session that isn't there, and leads on",
    "/konto/language/": "sets a cookie to one of two values, and leads on",
}
FROM_US = {"Sec-Fetch-Site": "same-origin"}


def addresses(patterns, before="/"):
    """An example of every address that the site has."""
    for each in patterns:
        route = before + str(each.pattern).replace("^", "").replace("$", "")
        if isinstance(each, URLPattern):
            yield re.sub(r"<(?:\w+:)?(\w+)>", lambda m: NAMES.get(m[1], "x"), route)
        else:
            yield from addresses(each.url_patterns, route)


def takes(client, address):
    """Whether something can be sent there by who hasn't signed in."""
    answer = client.post(address)
    if answer.status_code in (404, 405):
        return False
    return not SIGN_IN.match(answer.headers.get("Location", ""))


def test_what_can_be_sent_without_signing_in_is_limited_or_has_a_reason(client):
    found = set(addresses(get_resolver().url_patterns))
    taking = {each for each in found if takes(client, each)}

    assert {alike(each) for each in taking} == LIMITED | UNBOUNDED.keys()


def alike(address):
    return FORM if FORMS.fullmatch(address) else ALIKE.get(address, address)


def send(client, address, times=4, *, at="198.51.100.7", **values):
    answers = [
        client.post(address, values, headers=FROM_US, REMOTE_ADDR=at)
        for _ in range(times)
    ]
    return [answer.status_code for answer in answers]


@pytest.fixture
def three_an_hour(monkeypatch):
    monkeypatch.setattr(feedback_views, "VOTES_AN_HOUR", 3)
    monkeypatch.setattr(feedback_views, "COMMENTS_AN_HOUR", 3)
    monkeypatch.setattr(posting, "PLANS_AN_HOUR", 3)


@pytest.mark.parametrize(
    ("address", "values", "taken"),
    [
        (VOTE, {"svar": "ja"}, 303),
        (PLAN, {"do": "stay", "title": "Vår"}, 200),
        (PAPER, {"as": "page", "title": "Vår"}, 200),
    ],
)
def test_one_reader_in_a_hurry_is_stopped_and_others_are_not(
    client, three_an_hour, address, values, taken
):
    assert send(client, address, **values) == [taken] * 3 + [429]
    assert send(client, address, 1, at="203.0.113.9", **values) == [taken]


def test_who_sent_too_many_plans_is_told_that_nothing_is_lost(client, three_an_hour):
    send(client, PLAN, do="stay")

    answer = client.post(PLAN, {"do": "stay"}, REMOTE_ADDR="198.51.100.7")

    assert "Väldigt många planer" in answer.text
    assert "skickar webbläsaren det ni har skrivit en gång till" in answer.text


def test_passwords_are_not_tried_on_many_names_from_one_address(client, settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    tried = [
        client.post(LOGIN, {"login": f"person-{number}", "password": "gissat-ord"})
        for number in range(31)
    ]

    assert {answer.status_code for answer in tried[:30]} == {200}
    assert tried[30].status_code == 429


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        ({}, "198.51.100.7"),
        ({"X-Real-IP": "203.0.113.9"}, "203.0.113.9"),
        ({"X-Real-IP": "10.0.0.1, 203.0.113.9"}, "203.0.113.9"),
        ({"X-Real-IP": "nonsense"}, None),
    ],
)
def test_the_proxy_tells_whence_a_request_comes(rf, settings, headers, address):
    settings.READER_ADDRESS_HEADER = "X-Real-IP"
    request = rf.get("/", headers=headers, REMOTE_ADDR="198.51.100.7")

    assert limits.address(request) == address
