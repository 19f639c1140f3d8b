"""What an editor is told while writing, and what stops a page from readers."""

import pytest

from greenshift.conscience import remarks
from greenshift.models import Edition
from greenshift.pages import page_models
from greenshift.reading import pages
from method.models import Principle, Step
from tests.admin import address, form_of
from tests.factories import make_principle, make_user

pytestmark = pytest.mark.django_db

LONG = "Vi gör en sak " + "och en sak till " * 8 + "i dag."

ERRORS = [
    ("# Rubrik", "Nivå 1 är sidans rubrik. Börja rubrikerna med ##."),
    ("Så\n\n### Rubrik", "Rubriken hoppar över en nivå: använd ## här."),
    ("![](/media/a.webp)", "Bilden /media/a.webp saknar alt-text."),
    ("![a.jpg](/media/a.webp)", "Alt-texten a.jpg är ett filnamn."),
    ("[klicka här](step:prova)", "Länken ”klicka här” säger inte vart den leder."),
    ("[Så](step:borta)", "Länken till ”step:borta” leder ingenstans"),
    ("[Så](step:prova#borta)", "Det finns inget ställe #borta på step:prova."),
    ("[Så](/metod/)", "Länken till ”/metod/” leder ingenstans."),
    ("[Så][s]\n\n[s]: step:borta", "Skriv länken som [ord](step:borta)"),
    ("<img src=image:borta>", "Skriv bilden som ![beskrivning](image:borta)"),
    ("| | Ord |\n|---|---|\n| a | b |", "Kolumn 1 i tabellen saknar rubrik."),
]
ADVICE = [
    ({"body": LONG}, "En mening på 38 ord. Kan den bli två?"),
    ({"sources": []}, "Ännu står inget om: källor."),
    ({}, "Sidan saknas på danska."),
    ({}, "mycket lätt att läsa."),
]


@pytest.fixture
def reviewer(client):
    client.force_login(make_user(group="Granskare"))
    return client


def told(page):
    return [(each.is_error, each.message) for each in remarks(page)]


@pytest.mark.parametrize(("body", "words"), ERRORS)
def test_an_error_is_told_with_its_place_and_stops_publish_but_not_save(
    reviewer, body, words
):
    page = make_principle(status="draft")
    url = address(Principle, "change", page.pk)
    data = form_of(reviewer.get(url)) | {"body": body}

    refused = reviewer.post(url, data | {"_publish": "1", "note": "Nytt."})
    saved = reviewer.post(url, data)
    page.refresh_from_db()
    shown = [each for each in remarks(page) if each.is_error]

    assert refused.status_code == 200
    assert words in refused.text
    assert saved.status_code == 302
    assert page.body == body
    assert not Edition.objects.filter(key=page.key).exists()
    assert words in shown[0].message
    assert (shown[0].field, bool(shown[0].excerpt)) == ("text", True)
    assert words in reviewer.get(url).text


@pytest.mark.parametrize(("fields", "words"), ADVICE)
def test_advice_is_told_and_stops_nothing(reviewer, fields, words):
    page = make_principle(status="draft", **fields)
    url = address(Principle, "change", page.pk)
    data = form_of(reviewer.get(url))

    published = reviewer.post(url, data | {"_publish": "1", "note": "Nytt."})

    assert [is_error for is_error, message in told(page) if words in message] == [False]
    assert published.status_code == 302
    assert Edition.objects.visible().filter(key=page.key).exists()


def test_an_error_in_a_part_stops_publish_too(reviewer):
    step = Step.objects.get(language="sv", key="prova")
    url = address(Step, "change", step.pk)
    change = {"loops-0-trigger": "[här](step:prova)", "_publish": "1", "note": "Ny."}

    response = reviewer.post(url, form_of(reviewer.get(url)) | change)

    assert response.status_code == 200
    assert "Länken ”här” säger inte vart den leder." in response.text


def test_what_is_published_has_nothing_to_mend():
    """The shipped content, as an editor would open it."""
    rows = [row for model in page_models() for row in model.objects.all()]

    assert [found for row in rows for found in remarks(row) if found.is_error] == []


def test_the_live_preview_shows_what_is_typed_and_keeps_nothing(reviewer, client):
    step = Step.objects.get(language="sv", key="prova")
    form = form_of(reviewer.get(address(Step, "change", step.pk)))
    typed = {"title": "Testa", "body": "Nya ord.", "loops-0-title": "En ny loop"}

    answer = reviewer.post(address(Step, "live", step.pk), form | typed).json()

    assert "Testa</h1>" in answer["page"]
    assert "Nya ord." in answer["page"]
    assert "En ny loop" in answer["page"]
    assert "LIX" in answer["remarks"]
    step.refresh_from_db()
    assert step.title == "Pröva"
    assert "Testa" not in {page.title for page in pages(Step, "sv")}


def test_a_page_that_is_being_added_is_previewed_too(reviewer):
    form = form_of(reviewer.get(address(Principle, "add")))
    typed = {"title": "Ny", "key": "ny", "summary": "En.", "question": "Vad?"}
    typed |= {"practice": "Så.", "warning_signs": "Så.", "language": "da"}

    answer = reviewer.post(address(Principle, "live"), form | typed).json()

    assert '<html lang="da"' in answer["page"]
    assert "Ny</h1>" in answer["page"]
    assert not Principle.objects.filter(key="ny").exists()


def test_what_cannot_be_saved_is_told_and_not_shown(reviewer):
    form = form_of(reviewer.get(address(Principle, "add")))

    answer = reviewer.post(address(Principle, "live"), form).json()

    assert answer["page"] is None
    assert "Rubrik. Detta fält måste fyllas i." in answer["remarks"]


def test_live_preview_is_for_those_who_may_write(client):
    step = Step.objects.get(language="sv", key="prova")
    client.force_login(make_user(group=None))

    assert client.post(address(Step, "live", step.pk)).status_code == 403
    assert client.post(address(Step, "live")).status_code == 403


def test_links_and_pictures_are_listed_as_lines_to_paste(reviewer):
    listed = reviewer.get("/admin/links/").text

    assert "[Pröva](step:prova)" in listed
    assert "[Prøv af](step:prova)" in listed
    assert reviewer.get("/admin/images/").status_code == 200
