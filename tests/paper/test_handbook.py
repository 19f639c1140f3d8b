"""The handbook as readers get it: tagged, whole, kept, and made anew."""

import io
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pytest

from greenshift import siteversion
from greenshift.models import Section
from greenshift.publishing import publish
from paper import shelf
from paper.typesetting import typeset
from tests.factories import make_principle
from tests.paper.pdf import elements, sheets

pytestmark = pytest.mark.django_db

PROCESS = "/handbok/handbok.pdf?del=process"


@pytest.fixture
def set_papers(monkeypatch):
    """Which templates were set, without setting them."""
    made = []

    def note(template, data, at):
        made.append(data)
        return b"%PDF-1.7 /Count 3\n%%EOF\n"

    monkeypatch.setattr(shelf, "typeset", note)
    return made


def test_is_tagged_and_made_to_last(client):
    response = client.get(f"{PROCESS}&del=verktyg")

    pdf = pikepdf.open(io.BytesIO(response.content))
    found = list(elements(pdf.Root.StructTreeRoot))
    kinds = {str(each.S) for each in found}
    figures = [each for each in found if each.S == "/Figure"]
    metadata = pdf.open_metadata()
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang).startswith("sv")
    assert "Handboken" in metadata["dc:title"]
    assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
    assert metadata["pdfuaid:part"] == "1"
    assert {"/TH", "/TD", "/H1", "/H2", "/L", "/Link"} <= kinds
    assert figures and all(str(each.Alt) for each in figures)


@pytest.mark.parametrize(
    "address", ["/handbok/handbok.pdf", "/da/haandbog/haandbog.pdf"]
)
def test_a_word_stands_on_the_sheet_where_it_is_explained(client, address):
    content = client.get(f"{address}?del=bakgrund").content

    pdf = pikepdf.open(io.BytesIO(content))
    items = [e for e in elements(pdf.Root.StructTreeRoot) if e.S == "/LI"]
    words = [each for each in items if len(each.K) == 2]
    assert len(words) > 40
    for word, explained in (each.K for each in words):
        assert next(sheets(word)) == next(sheets(explained))


def test_text_that_looks_like_markup_stays_text():
    hostile = '#panic() *b* $x$ @ref <a> \\ // ] `raw` #import "x"'
    data = {
        **{"language": "sv", "title": hostile, "heading": hostile, "kind": "k"},
        **{
            "summary": hostile,
            "author": "a",
            "keywords": [],
            "site": "https://x.example",
        },
        **{"line": SVG, "foot": hostile, "facts": [hostile], "method": hostile},
        **{"eu": {"svg": SVG, "alt": "Flagga", "words": [hostile]}},
        **{"words": {"contents": "Innehåll", "qr": "QR"}, "parts": []},
        "opening": [{"is": "p", "look": [], "of": [hostile]}],
    }

    pdf = typeset("handbook", data, shelf.EPOCH)

    assert pikepdf.open(io.BytesIO(pdf)).Root.MarkInfo.Marked


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


def test_is_made_once_and_sent_again(client, set_papers):
    first = client.get(PROCESS)
    again = client.get(PROCESS)
    known = client.get(PROCESS, headers={"If-None-Match": first.headers["ETag"]})

    assert len(set_papers) == 1
    assert again.content == first.content
    assert known.status_code == 304
    assert first.headers["Content-Disposition"] == (
        'inline; filename="handboken-process-sv.pdf"'
    )


def test_is_made_anew_when_the_content_changes(client, set_papers):
    first = client.get(PROCESS)

    make_principle(title="Ny princip")

    assert client.get(PROCESS).headers["ETag"] != first.headers["ETag"]
    assert len(set_papers) == 2


def test_holds_what_was_published_while_it_was_made(client, monkeypatch):
    made = []

    def publishing_once(template, data, at):
        if not made:
            make_principle(title="Kom emellan")
        made.append([page["title"] for part in data["parts"] for page in part["pages"]])
        return b"%PDF /Count 1\n%%EOF\n"

    monkeypatch.setattr(shelf, "typeset", publishing_once)

    client.get("/handbok/handbok.pdf?del=principer")

    assert "Kom emellan" not in made[0]
    assert "Kom emellan" in made[1]
    assert len(list((shelf.settings.MEDIA_ROOT / "paper").iterdir())) == 1


def test_a_half_written_file_is_made_again(client, set_papers, shelf_of_its_own):
    client.get(PROCESS)
    (kept,) = shelf_of_its_own.iterdir()
    kept.write_bytes(b"%PDF-1.7 /Cou")

    assert client.get(PROCESS).content.endswith(b"%%EOF\n")
    assert len(set_papers) == 2


def test_old_papers_make_room(client, set_papers, shelf_of_its_own, monkeypatch):
    monkeypatch.setattr(shelf, "MOST_KEPT", 2)

    for key in ("principer", "process", "verktyg"):
        client.get(f"/handbok/handbok.pdf?del={key}")

    assert len(list(shelf_of_its_own.iterdir())) == 2


def test_two_at_once_are_made_one_at_a_time(shelf_of_its_own):
    inside = []

    def work(_number):
        with shelf.alone():
            inside.append("in")
            inside.append("out")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(20)))

    assert inside == ["in", "out"] * 20


def test_an_unknown_part_gets_a_kind_word(client, set_papers):
    response = client.get("/handbok/handbok.pdf?del=hemligt")

    assert response.status_code == 400
    assert "Handboken har ingen sådan del." in response.text


def test_the_page_says_format_pages_and_size(client, set_papers):
    client.get("/da/haandbog/haandbog.pdf")
    response = client.get("/da/haandbog/")

    assert "Håndbogen (PDF, 3 sider, 24" in response.text.replace("\xa0", " ")


def test_a_renamed_section_is_renamed_on_paper(client, set_papers):
    section = Section.objects.get(language="sv", key="process")
    section.title = "Vägen"
    section.save()
    publish(section)

    client.get(PROCESS)

    assert [part["title"] for part in set_papers[0]["parts"]] == ["Vägen"]


def test_the_page_does_not_wait_for_a_paper_of_each_new_content(client, set_papers):
    version = siteversion.state()
    client.get("/handbok/")
    assert not set_papers

    client.get("/handbok/handbok.pdf")
    assert siteversion.state() != version  # pages are made anew, to tell its size
    make_principle(title="Ny princip")

    assert "PDF, 3\xa0sidor" in client.get("/handbok/").text
    assert len(set_papers) == 1
