"""Cards, canvases and the poster: a sheet each, tagged, from the pages' own words."""

import io

import pikepdf
import pytest
from django.utils.translation import override

from greenshift import reading
from method.models import Step, Tool
from paper import sheets, shelf
from paper.canvas import boxes
from paper.tree import tree
from tests.paper.pdf import elements

pytestmark = pytest.mark.django_db

SHEETS = {
    "/metod/process/utforska/kort.pdf": (1, "Kort att prata om: 2. Utforska"),
    "/da/metode/vaerktoej/lytteguiden/kort-a5.pdf": (1, "Værktøj: Lytteguiden"),
    "/metod/aktiviteter/hembesok/kort-a5.pdf": (2, "Aktivitet: Hembesök"),
    "/metod/aktiviteter/hembesok/kort-a4.pdf": (1, "Aktivitet: Hembesök"),
    "/metod/verktyg/mal-ramar-roller/canvas-a3.pdf": (
        1,
        "Arbetsblad: Mål, ramar och roller",
    ),
    "/da/metode/principper/plakat-a3.pdf": (1, "Plakat: Principper"),
}


@pytest.mark.parametrize("address", SHEETS)
def test_a_sheet_is_tagged_and_has_its_pages(client, address):
    pdf = pikepdf.open(io.BytesIO(client.get(address).content))

    found = list(elements(pdf.Root.StructTreeRoot))
    metadata = pdf.open_metadata()
    assert (len(pdf.pages), metadata["dc:title"]) == SHEETS[address]
    assert (metadata["pdfuaid:part"], metadata["pdfaid:conformance"]) == ("1", "A")
    assert {"/H1", "/Figure"} <= {str(each.S) for each in found}
    assert all(str(each.Alt) for each in found if each.S == "/Figure")


@pytest.mark.parametrize(
    "address",
    [
        "/metod/verktyg/mal-ramar-roller/kort-a1.pdf",
        "/metod/verktyg/lyssnarguiden/canvas-a3.pdf",
        "/metod/process/finns-inte/kort.pdf",
    ],
)
def test_a_sheet_that_is_not_made_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("key", ["aktorskartan", "aterkopplingen", "mal-ramar-roller"])
def test_every_canvas_has_the_same_boxes_in_both_languages(key):
    def shape(language):
        parts = sheets.canvas(Tool, language, key, shelf.EPOCH)["parts"]
        return [(part["is"], len(part.get("rows") or part["fields"])) for part in parts]

    assert shape("sv")
    assert shape("sv") == shape("da")


def test_the_date_at_a_cards_foot_stands_on_one_line():
    with override("da"):
        foot = sheets.step_cards("da", "utforska", shelf.EPOCH)["foot"]

    assert foot.endswith("· 1.\xa0januar\xa01970")


def test_only_what_is_written_in_is_a_box():
    html = """<h2>Mallen</h2><p>Fyll i.</p><table><tr><th>A</th><th>B</th></tr>
    <tr><td>Mål</td><td>…</td></tr></table><ul><li>Dag:</li></ul><ul><li>Tips.</li></ul>
    <table><tr><th>A</th></tr><tr><td>Ett svar</td></tr></table>"""

    table, lines = boxes(tree(html))

    assert table["rows"] == [["Mål", ""]]
    assert (table["heading"], lines["fields"]) == ("Mallen", ["Dag:"])


@pytest.mark.parametrize("language", ["sv", "da"])
def test_each_step_has_a_sheet_of_four_cards(language):
    for step in reading.pages(Step, language):
        kinds = [card.kind for card in step.cards.all()]
        roles = {card.role for card in step.cards.all() if card.kind == "dilemma"}

        assert kinds == ["prompt", "dilemma", "dilemma", "debrief"]
        assert len(roles) == 2 and "" not in roles


def test_the_step_shows_its_cards_and_leads_to_the_sheet(client):
    page = client.get("/da/metode/proces/udforsk/").text

    assert page.count('<details class="talk-card">') == 4
    assert 'href="/da/metode/proces/udforsk/kort.pdf"' in page
