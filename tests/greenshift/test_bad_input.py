"""What an editor may paste, mistype or ask for: a clear word, and nothing lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from method.models import Principle, Step, Tool
from tests.admin import address, form_of
from tests.factories import make_principle, make_user

pytestmark = pytest.mark.django_db

FROM_WORD = """\
<p class=MsoNormal style='margin-bottom:0cm'><b>Vi ses på torget</b><o:p></o:p></p>
<!--[if gte mso 9]><xml><w:WordDocument/></xml><![endif]-->
<span style='font-family:"Calibri"' onclick="alert(1)">och lyssnar</span>
<script>alert(2)</script><style>p{color:red}</style><iframe src="https://x"></iframe>"""


@pytest.fixture
def reviewer(client):
    client.force_login(make_user(group="Granskare"))
    return client


def send(client, page, **changes):
    url = address(type(page), "change", page.pk)
    return client.post(url, form_of(client.get(url)) | changes)


def errors(response, field):
    return response.context["adminform"].form.errors[field][0]


def test_html_from_word_keeps_its_words_and_loses_its_trappings(reviewer, client):
    page = make_principle(status="draft")

    send(reviewer, page, body=FROM_WORD, _publish="1")

    page.refresh_from_db()
    html = client.get(page.url).text
    assert page.body == FROM_WORD.strip()
    assert "Vi ses på torget" in html
    assert "och lyssnar" in html
    for word in ("MsoNormal", "mso", "onclick", "alert", "color:red", "<iframe", "o:p"):
        assert word not in html, word


def test_a_body_of_a_megabyte_is_told_to_be_divided_and_stays_in_the_form(reviewer):
    page = make_principle()
    long = "ord " * 250_000

    response = send(reviewer, page, body=long)

    assert errors(response, "body").startswith("Texten är för lång")
    assert long[:1000] in response.text
    page.refresh_from_db()
    assert page.body == ""


def test_more_than_the_server_takes_is_told_on_a_page_of_our_own(reviewer):
    page = make_principle()

    response = send(reviewer, page, body="ord " * 1_500_000)

    assert response.status_code in (400, 413)
    assert "Traceback" not in response.text
    assert "Grön omställning" in response.text


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1b", "\x7f", "\ud7ff", "\ufffe"])
def test_control_characters_reach_no_reader(reviewer, client, sign):
    page = make_principle(status="draft", summary="En mening.")

    response = send(reviewer, page, body=f"Före{sign}efter", _publish="1")

    assert response.status_code in (200, 302)
    if response.status_code == 302:
        html = client.get(page.url).text
        assert "Före" in html
        assert sign in ("\ud7ff", "\ufffe") or sign not in html
    else:
        assert errors(response, "body")


def test_control_characters_in_a_note_leave_the_feed_whole(reviewer, client):
    page = make_principle()

    send(reviewer, page, title="Ny\x0brubrik", note="Vi\x1b sa ja.", _publish="1")

    feed = client.get("/andringar/atom.xml")
    assert feed.status_code == 200
    assert "Vi sa ja." in feed.text


def test_a_slug_that_is_taken_is_told(reviewer):
    page = make_principle()

    response = send(reviewer, page, slug="arliga-ramar")

    told = "En annan sida på språket har redan adressordet."
    assert errors(response, "slug") == told
    assert not response.context["adminform"].form.non_field_errors()


def test_a_step_number_that_is_taken_is_told_at_its_field(reviewer):
    step = Step.objects.get(language="sv", number=5)

    response = send(reviewer, step, number="4")

    assert errors(response, "number") == "Ett annat steg har redan numret."


@pytest.mark.parametrize("number", ["32768", "99999", "9" * 30, "-1", "två"])
def test_a_number_that_not_every_database_has_room_for_is_told(reviewer, number):
    page = make_principle()

    response = send(reviewer, page, position=number)

    assert errors(response, "position") == "Skriv ett heltal från 0 till 32767."


def test_the_same_holds_for_a_part_of_a_page(reviewer):
    step = Step.objects.get(language="sv", number=2)

    response = send(reviewer, step, **{"loops-0-position": "99999"})

    (loops, *_rest) = response.context["inline_admin_formsets"]
    told = loops.formset.forms[0].errors["position"]
    assert told == ["Skriv ett heltal från 0 till 32767."]


def test_a_page_cannot_go_before_it_comes(reviewer):
    page = make_principle(status="draft")
    now = timezone.localtime()
    times = {
        "publish_at": (now + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M"),
        "withdraw_at": (now + timedelta(days=1)).strftime("%Y-%m-%dT%H:%M"),
    }

    response = send(reviewer, page, _publish="1", **times)

    assert "efter att den har publicerats" in errors(response, "withdraw_at")
    assert times["publish_at"] in response.text


def test_a_loop_to_a_later_step_is_told(reviewer):
    step = Step.objects.get(language="sv", key="utforska")
    ahead = Step.objects.get(language="sv", key="forankra")

    response = send(reviewer, step, **{"loops-0-to": ahead.pk})

    assert response.status_code == 200
    assert "tidigare steg" in response.text


@pytest.mark.parametrize("model", [Tool, Step])
def test_what_is_in_use_is_not_deleted(reviewer, model):
    page = model.objects.filter(language="sv").first()

    asked = reviewer.get(address(model, "delete", page.pk))
    reviewer.post(address(model, "delete", page.pk), {"post": "yes"})

    assert asked.context["protected"]
    assert model.objects.filter(pk=page.pk).exists()


@pytest.mark.parametrize(
    "changes",
    [
        {"language": "no"},
        {"updated": "2026-13-45"},
        {"publish_at": "i morgon"},
        {"position": "-1"},
        {"tools": ["999999"]},
        {"loops-TOTAL_FORMS": "en massa"},
        {"loops-TOTAL_FORMS": "100000"},
        {"seen": "x" * 1000},
    ],
)
def test_values_that_no_form_has_are_told_and_not_a_fault(reviewer, changes):
    step = Step.objects.get(language="sv", key="prova")

    response = send(reviewer, step, **changes)

    assert response.status_code < 500
    assert "Traceback" not in response.text
    step.refresh_from_db()
    assert step.language == "sv"


@pytest.mark.parametrize("pk", ["999999", "0", "9" * 30, "x"])
@pytest.mark.parametrize("action", ["change", "preview", "live", "beside", "history"])
def test_a_page_that_is_not_there_is_not_a_fault(reviewer, pk, action):
    answer = reviewer.get(f"/admin/method/step/{pk}/{action}/")

    assert answer.status_code in (302, 404, 405)


def test_a_principle_without_anything_is_told_field_by_field(reviewer):
    response = reviewer.post(address(Principle, "add"), {})

    assert response.status_code == 200
    assert len(response.context["adminform"].form.errors) >= 4
