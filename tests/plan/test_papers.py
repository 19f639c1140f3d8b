"""The papers of a plan: as a page, as Word and as a PDF, with whatever is typed."""

import io
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from plan import mandate, planfile, reporting
from plan.parts import Activity, Plan, Report, Task
from tests.paper.pdf import elements
from tests.plan.forms import Form, saved
from tests.plan.papers import addresses, ask, word
from tests.plan.plans import any_plan, whole_plan

pytestmark = pytest.mark.django_db

EVERY = [(code, address) for code in ("sv", "da") for address in addresses(code)]
FEW = settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture(autouse=True)
def shelf_of_its_own(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def swedish(**changes):
    return replace(whole_plan(), language="sv", **changes)


def pdf(response):
    assert response.headers["Content-Type"] == "application/pdf", response.text
    return pikepdf.open(io.BytesIO(response.content))


@pytest.mark.parametrize(("language", "address"), EVERY)
def test_every_paper_is_a_word_file_with_headings_language_and_title(
    client, language, address
):
    plan = replace(whole_plan(), language=language)

    made = word(ask(client, address, plan, "word"))

    styles = [each.style.name for each in made.paragraphs]
    locale = {"sv": "sv-SE", "da": "da-DK"}[language]
    assert made.core_properties.language == locale
    assert made.core_properties.title.endswith(": Bilpendling i Åby")
    assert made.styles.element.xpath("w:docDefaults//w:lang/@w:val") == [locale]
    assert styles[:2] == ["Kind", "Heading 1"]
    assert "Heading 2" in styles
    for table in made.tables:
        assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
        assert table.style.name == "Ruled"


@pytest.mark.parametrize(("language", "address"), EVERY)
def test_every_paper_is_a_tagged_pdf_made_to_last(client, language, address):
    plan = replace(whole_plan(), language=language)

    made = pdf(ask(client, address, plan, "pdf"))

    metadata = made.open_metadata()
    kinds = {str(each.S) for each in elements(made.Root.StructTreeRoot)}
    assert (metadata["pdfuaid:part"], metadata["pdfaid:conformance"]) == ("1", "A")
    assert str(made.Root.Lang).startswith(language)
    assert metadata["dc:title"].endswith(": Bilpendling i Åby")
    assert {"/H1", "/H2", "/P"} <= kinds


@pytest.mark.parametrize(("language", "address"), EVERY)
def test_an_empty_plan_gives_every_paper_and_says_quietly_what_is_lacking(
    client, language, address
):
    page = ask(client, address, Plan(language=language))

    assert page.text.count("<h1") == 1
    words = {"sv": "Inte ifyllt än", "da": "Ikke udfyldt endnu"}[language]
    none = {"sv": " valda än", "da": " endnu"}[language]
    assert words in page.text or none in page.text
    assert word(ask(client, address, Plan(language=language), "word")).paragraphs


def test_a_paper_is_in_the_language_that_the_plan_is_written_in(client):
    page = ask(client, "/plan/mandatblad/", whole_plan())

    assert '<div class="paper prose" lang="da">' in page.text
    assert "Det her er åbent" in page.text or "Dette er åbent" in page.text
    assert "Tillbaka till planen" in page.text


def test_the_paper_leads_back_to_the_plan_with_everything_along(client):
    page = ask(client, "/plan/hela-planen/", swedish())

    plan = client.post("/plan/", Form(page.text).fields)
    answer = client.post("/plan/", Form(plan.text).fields | {"do": "save"})

    assert saved(answer) == swedish()


def test_a_fault_gives_the_plan_back_with_the_fault_first(client):
    page = ask(client, "/plan/mandatblad/", swedish(), "pdf", date="i morgon")

    assert "<title>Fel: " in page.text
    assert Form(page.text).fields["title"] == ["Bilpendling i Åby"]


def test_who_comes_without_a_plan_is_led_to_it(client):
    answer = client.get("/da/plan/drejebog/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/da/plan/")


def test_the_file_is_named_after_the_paper_and_the_plan(client):
    answer = ask(client, "/plan/mandatblad/", swedish(title='Å "/..\\ ö'), "word")

    told = answer.headers["Content-Disposition"]
    assert told == 'attachment; filename="mandatblad-a-o-2.docx"'


def test_the_mandate_sheet_fits_one_a4_until_it_says_that_it_does_not(client):
    text = "Ord som står på ett mandatblad. " * 7
    task = Task(*[text[:200]] * 3, "dialogue", *[text[:190]])
    task = replace(task, money=text[:190], hours=text[:190], hear_back=text * 2)
    longer = replace(task, question="Ännu en rad.\n" * 40)

    fits = swedish(task=replace(task, open="En rad.\n" * 12))
    page = ask(client, "/plan/mandatblad/", swedish(task=longer)).text

    assert not mandate.is_long(fits.task)
    assert len(pdf(ask(client, "/plan/mandatblad/", fits, "pdf")).pages) == 1
    assert "längre än ett A4" in page
    assert "längre än ett A4" not in ask(client, "/plan/mandatblad/", fits).text


def test_the_run_sheet_follows_the_order_by_the_clock(client):
    page = ask(client, "/plan/korschema/", swedish()).text

    told = ("17:30–18:30", "1. Gåtur", "18:30–18:45", "2. Paus")
    order = [page.index(words) for words in told]
    assert order == sorted(order)
    assert "Karta (1)" in page


def test_the_report_back_says_which_point_lacks_what(client):
    reports = (Report(heard="A", decided="B", why="C"), Report("D", why="E"))

    page = ask(client, "/plan/aterkoppling/", swedish(reports=reports)).text

    assert "Återkopplingen är inte klar." in page
    assert "Punkt 2: beslutet saknas" in page
    assert "Punkt 1:" not in page
    assert not reporting.points(Plan(reports=reports)).is_done
    assert reporting.points(Plan(reports=reports[:1])).is_done


def test_the_poster_is_an_a3_that_leads_to_the_address_the_team_gave(client):
    task = Task(hear_back="Se www.example.org/aby, eller ring.")
    plan = swedish(task=task)

    made = pdf(ask(client, "/plan/aterkoppling/", plan, "poster"))

    figures = [e for e in elements(made.Root.StructTreeRoot) if e.S == "/Figure"]
    assert [round(float(n)) for n in made.pages[0].MediaBox[2:]] == [842, 1191]
    assert [str(e.Alt) for e in figures] == [
        "QR-kod som leder till https://www.example.org/aby"
    ]


@pytest.mark.parametrize(
    ("texts", "address"),
    [
        (("Se https://a.example/b?c=1.", ""), "https://a.example/b?c=1"),
        (("", "Rollen, kontakt@kommun.example"), "mailto:kontakt@kommun.example"),
        (("a@b.example", "www.c.example"), "https://www.c.example"),
        (("Ett brev.", ""), ""),
        (("https://" + "a" * 4000, ""), ""),
    ],
)
def test_the_qr_code_leads_to_a_page_before_a_mailbox(texts, address):
    task = Task(hear_back=texts[0], contact=texts[1])

    assert reporting.address(Plan(task=task)) == address


def test_the_whole_plan_shows_the_path_with_its_loops_in_every_form(client):
    page = ask(client, "/plan/hela-planen/", swedish()).text
    made = word(ask(client, "/plan/hela-planen/", swedish(), "word"))
    found = pdf(ask(client, "/plan/hela-planen/", swedish(), "pdf"))

    figures = [e for e in elements(found.Root.StructTreeRoot) if e.S == "/Figure"]
    (shape,) = made.inline_shapes
    assert page.count('class="map-loop"') == 2
    assert "Vägen längs de fem stegen" in shape._inline.docPr.get("descr")
    assert len(figures) == 1


HOSTILE = "<script>x</script> #panic() *b* $x$ @r ] `raw` \\ & \u05d0\u05d1 \U0001f600 "


def test_hostile_and_long_text_is_only_text(client):
    text = (HOSTILE * 60)[:4900]
    rows = (Activity(title=HOSTILE, note=text, materials=text, minutes=100),) * 6
    reports = (Report(text, "a" * 4900, text),) * 6
    plan = swedish(title=HOSTILE, task=Task(text), activities=rows, reports=reports)

    page = ask(client, "/plan/hela-planen/", plan)
    made = word(ask(client, "/plan/hela-planen/", plan, "word"))
    found = pdf(ask(client, "/plan/hela-planen/", plan, "pdf"))

    assert "<script>x" not in page.text
    assert "#panic() *b*" in "".join(each.text for each in made.paragraphs)
    assert len(found.pages) > 3


@FEW
@given(plan=any_plan(), number=st.integers(0, 3))
def test_whatever_the_plan_word_and_pdf_can_be_opened(client, plan, number):
    address = addresses("sv")[number]
    planfile.dump(plan)

    assert word(ask(client, address, plan, "word")).paragraphs
    assert pdf(ask(client, address, plan, "pdf")).pages
