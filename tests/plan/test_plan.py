"""The plan's page without scripts: filled in, given back whole, kept as a file."""

import re

import pytest

from plan import planfile
from plan.parts import Activity, Debrief, Plan, Result, Step, Task
from tests.plan.forms import Form, open_plan, press, saved
from tests.plan.plans import whole_plan

pytestmark = pytest.mark.django_db

PAGES = {"sv": "/plan/", "da": "/da/plan/"}


@pytest.mark.parametrize("address", PAGES.values())
def test_an_opened_plan_is_saved_as_the_same_file(client, address):
    page = open_plan(client, whole_plan(), address)

    copy = press(client, page, "save", address)

    assert saved(copy) == whole_plan()
    assert copy.headers["Content-Disposition"] == (
        'attachment; filename="plan-bilpendling-i-aaby-2.json"'
    )


@pytest.mark.parametrize(("language", "address"), PAGES.items())
def test_what_is_typed_in_an_empty_plan_is_in_the_file(client, language, address):
    page = client.get(address)
    typed = {"title": "Å", "task-question": "A\r\nB", "steps-1-goal": "Lyssna"}

    plan = saved(press(client, page, "save", address, **typed))

    assert plan == Plan(
        language=language,
        title="Å",
        task=Task(question="A\nB"),
        steps=(Step(key="utforska", goal="Lyssna"),),
    )


def test_the_sections_follow_the_method(client):
    text = client.get("/plan/").text
    headings = re.findall("<summary><h2>(.*?)</h2>", text)

    assert headings[:4] == ["Om planen", "Uppgiften", "Principerna", "1. Rama in"]
    assert headings[7] == "5. Förankra"
    assert headings[-1] == "Papper från planen"
    assert "0 av 8 avbockade" in text
    assert "Uppgift, mål, ramar och roller står på en sida" in text


def test_a_tool_is_added_at_a_step_with_what_the_site_knows_of_it(client):
    page = client.get("/plan/")

    page = press(
        client,
        page,
        "add:activities:utforska",
        **{"choice-utforska": "activity:gatur", "title": "Vår"},
    )
    form = Form(page.text)

    assert form.fields["activities-0-ref"] == ["activity:gatur"]
    assert form.fields["activities-0-step"] == ["utforska"]
    assert form.fields["activities-0-title"] == ["Gåtur"]
    assert form.fields["activities-0-minutes"] == ["90"]
    assert "En karta med rundan" in form.fields["activities-0-materials"][0]
    assert form.fields["title"] == ["Vår"]
    assert form.focused == "id_activities-0-title" or "Gåtur" in form.focused
    assert '<a href="#activities-0">Gåtur</a>' in page.text


def test_a_row_with_a_heading_of_its_own_still_names_the_page_it_leads_to(client):
    walk = Activity("activity:gatur", title="Kväll vid Storgatan")

    text = open_plan(client, Plan(activities=(walk,))).text

    assert ">Läs om Gåtur</a>" in text
    assert "Läs om Kväll" not in text


def test_rows_are_moved_with_the_focus_on_the_button_that_moved_them(client):
    page = open_plan(client, whole_plan())

    page = press(client, page, "down:activities:0")
    assert Form(page.text).focused == "down:activities:1"
    assert "Raden är flyttad till plats 2 av 4." in page.text
    page = press(client, page, "down:activities:1")
    page = press(client, page, "down:activities:2")

    titles = [each.title for each in saved(press(client, page, "save")).activities]
    assert titles == ["Paus", "Gammalt verktyg", "Eget möte", "Gåtur i Åby"]
    assert Form(page.text).focused == "up:activities:3"


def test_a_row_is_removed_and_the_focus_goes_to_the_next(client):
    page = open_plan(client, whole_plan())

    page = press(client, page, "remove:loops:0")

    assert Form(page.text).focused == "summary"
    assert len(saved(press(client, page, "save")).loops) == 1
    page = press(client, page, "remove:loops:0")
    assert Form(page.text).focused == "add:loops:"


def test_debriefs_are_moved_and_removed_among_those_of_their_step(client):
    told = [("prova", "Först"), ("utforska", "Annat"), ("prova", "Sist")]
    plan = Plan(debriefs=tuple(Debrief(step, prompt=words) for step, words in told))
    page = open_plan(client, plan)

    page = press(client, page, "down:debriefs:0")

    form = Form(page.text)
    assert form.focused == "up:debriefs:2"
    assert "Raden är flyttad till plats 2 av 2." in page.text
    assert not {"up:debriefs:0", "down:debriefs:0"}.intersection(form.buttons)
    words = [each.prompt for each in saved(press(client, page, "save")).debriefs]
    assert words == ["Annat", "Sist", "Först"]

    page = press(client, page, "remove:debriefs:0")
    assert Form(page.text).focused == "add:debriefs:utforska"


@pytest.mark.parametrize("rows", ["debriefs", "loops", "reports"])
def test_a_row_that_nothing_is_typed_in_is_not_kept(client, rows):
    button = "add:debriefs:prova" if rows == "debriefs" else f"add:{rows}:"

    page = press(client, client.get("/plan/"), button)

    assert f'id="{rows}-0"' in page.text
    assert saved(press(client, page, "save")) == Plan()


def test_there_is_room_for_so_many_rows(client):
    page = client.get("/plan/")
    loops = {f"loops-{n}-learnt": "Nytt" for n in range(100)}

    page = press(client, page, "add:loops:", **loops)

    assert page.text.count("Det finns plats för 100 rader") == 1
    assert len(saved(press(client, page, "save")).loops) == 100


FULL = '<div class="plan-notes" role="status" tabindex="-1" autofocus>\n<p class="odd">'


@pytest.mark.parametrize(
    ("button", "row", "section"),
    [
        ("add:loops:", {"loops-{}-learnt": "Nytt"}, "loops"),
        ("add:activities:", {"activities-{}-ref": "own"}, "activities"),
        ("add:activities:prova", {"activities-{}-ref": "own"}, "step-prova"),
        ("add:debriefs:prova", {"debriefs-{}-step": "prova"}, "step-prova"),
    ],
)
def test_that_a_list_is_full_is_said_beside_its_button_in_focus(
    client, button, row, section
):
    typed = {name.format(n): value for name, value in row.items() for n in range(300)}

    page = press(client, client.get("/plan/"), button, **typed)

    before, _told, after = page.text.partition("Det finns plats för")
    assert before.endswith(FULL)
    assert page.text.count("autofocus") == 1
    assert after.index(button) < after.index("</button>")
    assert re.search(f'data-section="{section}" open', page.text)


def test_unknown_tools_steps_principles_and_ticks_are_shown_as_such(client):
    text = open_plan(client, whole_plan()).text

    assert "Okänt: borttaget" in text
    assert "Okänt steg: okant-steg" in text
    assert "Okänd princip: okand-princip" in text
    assert "Avbockat tidigare, med ord som inte står i checklistan nu" in text
    assert "2 av 9 avbockade" in text


def test_a_plan_in_the_other_language_says_so_and_keeps_its_words(client):
    danish = open_plan(client, whole_plan(), "/da/plan/").text
    swedish = open_plan(client, whole_plan(), "/plan/").text

    assert "Planen är skriven på danska" in swedish
    assert "skrevet på svensk" not in danish


def test_a_report_is_not_finished_while_the_decision_or_the_reason_is_missing(client):
    text = open_plan(client, whole_plan()).text

    assert "1 av 2 klara" in text
    assert text.count("Beslutet eller skälet saknas") == 1


def test_a_result_arrives_by_a_link_and_says_what_it_says(client):
    page = client.get(
        "/plan/?resultat=formkompassen:cccaaaaa&resultat=beslutstrappan:bbaaa"
    )

    assert "Formkompassen finns i planen: Öppet bord." in page.text
    assert "/fragor/?svar=cccaaaaa" in page.text
    assert saved(press(client, page, "save")).results == (
        Result("formkompassen", "cccaaaaa"),
        Result("beslutstrappan", "bbaaa"),
    )


def test_the_meeting_choosers_result_is_named_by_its_first_activity(client):
    text = client.get("/da/plan/?resultat=motesvaljaren:abbbbbba").text

    assert "passer bedst" in text


def test_a_result_goes_into_the_plan_that_is_opened(client):
    address = "/plan/?resultat=formkompassen:aaaaaaaa"
    form = re.search(r'action="(/plan/.*?)"', client.get(address).text)[1]

    page = open_plan(client, whole_plan(), form)

    assert len(saved(press(client, page, "save")).results) == 3
    assert 'action="/plan/"' in page.text


@pytest.mark.parametrize(
    "value", ["", "x", "formkompassen:z", "okant:abc", "formkompassen:abc", "a" * 9999]
)
def test_a_false_result_in_the_address_is_left_out_with_a_word(client, value):
    page = client.get("/plan/", {"resultat": value})

    assert page.status_code == 200
    assert "går inte att läsa och är inte med" in page.text
    assert saved(press(client, page, "save")) == Plan()


def test_answers_that_no_longer_fit_are_kept_with_a_word(client):
    page = open_plan(client, Plan(results=(Result("formkompassen", "ab"),)))

    assert "Svaren passar inte verktygets frågor" in page.text


def test_a_full_plan_takes_no_more_queries(client, django_assert_max_num_queries):
    content = planfile.dump(whole_plan())

    with django_assert_max_num_queries(6):
        open_plan(client, content)
