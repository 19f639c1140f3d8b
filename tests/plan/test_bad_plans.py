"""What may be typed, sent or opened amiss: a clear word, nothing lost, nothing run."""

import json
import re

import pytest

from plan import naming, planfile
from tests.plan.forms import Form, open_plan, press, saved
from tests.plan.plans import upload, whole_plan

pytestmark = pytest.mark.django_db


def test_a_field_at_fault_is_told_of_and_everything_typed_is_kept(client):
    typed = {"date": "i morgon", "task-question": "Kvar", "title": "a" * 300}

    page = press(client, client.get("/plan/"), "save", **typed)

    assert page.headers["Content-Type"].startswith("text/html")
    assert "<title>Fel: " in page.text
    assert '<a href="#id_date">Datum</a>' in page.text
    form = Form(page.text)
    # An input for dates would not show what is none.
    assert re.search('id="id_date" value="i morgon"[^>]* type="text"', page.text)
    assert form.fields["task-question"] == ["Kvar"]
    assert form.fields["title"] == ["a" * 300]


def test_a_row_with_a_fault_can_still_be_moved(client):
    page = open_plan(client, whole_plan())

    page = press(client, page, "down:loops:0", **{"loops-0-date": "x"})

    assert Form(page.text).fields["loops-1-date"] == ["x"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("inte json", "läsa som JSON"),
        ("{}", "ingen plan från den här webbplatsen"),
        ("[" * 200_000, "läsa som JSON"),
        ("a" * 1_000_001, "större än 1 MB"),
        ("a" * 20_000_000, "större än 1 MB"),
        ('{"format": "gron-omstallning/plan", "version": 2}', "nyare version"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_and_what_is_typed_stays(
    client, content, words
):
    page = open_plan(client, content, title="Kvar")

    assert page.status_code == 200
    assert words in page.text
    assert Form(page.text).fields["title"] == ["Kvar"]


@pytest.mark.parametrize(
    ("address", "fields", "words"),
    [
        ("/plan/", {"date": "x"}, "Datum: ”x” är inget datum"),
        ("/plan/", {"task": {"decides_on": "x"}}, "Uppgiften / När fattas beslutet: "),
        (
            "/plan/",
            {"activities": [{}, {"minutes": -1}]},
            "Verktyg och aktiviteter i ordning / 2 / Minuter: ”-1”",
        ),
        ("/plan/", {"steps": [{"key": "X"}]}, "Stegen / 1: ”X” är ingen nyckel"),
        (
            "/da/plan/",
            {"loops": [{"from_step": "prova", "date": "x"}]},
            "Vi gik tilbage: loggen over loops / 1 / Dato: »x«",
        ),
    ],
)
def test_a_fault_in_a_file_is_told_by_the_words_of_the_page(
    client, address, fields, words
):
    file = {"format": planfile.FORMAT, "version": planfile.VERSION, **fields}

    page = open_plan(client, json.dumps(file), address)

    assert words in page.text


def test_every_part_of_a_plan_has_a_heading_for_its_faults():
    assert set(naming.FORMS) == set(naming.HEADINGS)


def test_text_that_is_too_long_stays_whole_and_is_told(client):
    page = press(client, client.get("/plan/"), "save", **{"task-question": "ö" * 6000})

    form = Form(page.text)
    assert form.fields["task-question"] == ["ö" * 6000]
    assert "Korta texten till 5000 tecken. Nu har den 6000." in page.text
    assert "maxlength" not in page.text


def test_opening_without_a_file_says_so(client):
    page = press(client, client.get("/plan/"), "open")

    assert "Välj en fil först." in page.text


def test_scripts_and_control_characters_are_words_and_nothing_more(
    client,
):
    evil = "<script>alert(1)</script>\"'>&lt;\u202e"
    data = json.loads(planfile.dump(whole_plan()))
    data["title"] = data["task"]["question"] = evil
    for name in ("steps", "activities", "loops", "reports", "debriefs", "results"):
        for row in data[name]:
            texts = [k for k in row if k in ("goal", "title", "learnt", "heard")]
            row |= dict.fromkeys([*texts, *({"note"} & set(row))], evil)
    data["steps"][0]["ticks"] = [evil]

    page = open_plan(client, json.dumps(data))

    assert "<script>alert" not in page.text
    assert "\u202e" not in page.text
    assert saved(press(client, page, "save")).title == evil[:-1]


def test_a_plan_of_another_site_is_refused(client):
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://x.example"}):
        answer = client.post("/plan/", {"do": "save", "title": "X"}, headers=headers)
        assert answer.status_code == 403
        assert "från en annan webbplats" in answer.text


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}, {}],
)
def test_a_plan_of_our_own_form_is_taken(client, headers):
    answer = client.post("/plan/", {"do": "save", "title": "X"}, headers=headers)

    assert saved(answer).title == "X"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({}, 400),
        ({"file": upload(b" " * 26_000_000)}, 413),
        ({"task-question": "a" * 5_000_000}, 413),
        ({f"loops-{n}-keep": "" for n in range(9000)}, 413),
    ],
    ids=["nothing", "26 MB", "much text", "many fields"],
)
def test_what_is_too_much_or_nothing_is_refused_on_a_page_of_our_own(
    client, sent, status
):
    answer = client.post("/plan/", sent)

    assert answer.status_code == status
    assert "Planen kom inte fram" in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    "wish", ["", "x", "add:plan:", "up:loops:-1", "down:loops:99999", "remove:loops:7"]
)
def test_an_unknown_wish_gives_the_page_back(client, wish):
    answer = client.post("/plan/", {"do": wish, "title": "Kvar"})

    assert answer.status_code == 200
    assert Form(answer.text).fields["title"] == ["Kvar"]


def test_other_methods_are_refused(client):
    assert client.put("/plan/").status_code == 405
