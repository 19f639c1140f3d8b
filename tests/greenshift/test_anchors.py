"""Headings' addresses outlive their words."""

import pytest

from greenshift import anchors, publishing
from greenshift.rendering import render
from tests.factories import make_principle
from tests.site import Outline


def former(*bodies):
    return dict(anchors.former(bodies))


def test_a_reworded_heading_is_reached_by_its_old_address():
    found = former("## Så\n\n## Nu", "## Sådan\n\n## Nu")

    assert found == {"#h-sa": "h-sadan"}


def test_a_heading_that_is_reworded_twice_is_reached_by_both():
    found = former("## Ett\n\n## Sist", "## Två\n\n## Sist", "## Tre\n\n## Sist")

    assert found == {"#h-ett": "h-tre", "#h-tva": "h-tre"}


def test_a_removed_heading_leads_to_the_one_above_it():
    found = former("## Ett\n\n## Två\n\n## Tre", "## Ett\n\n## Tre")

    assert found == {"#h-tva": "h-ett"}


def test_a_removed_first_heading_leads_to_what_is_now_the_first():
    assert former("## Ett\n\n## Två", "## Två") == {"#h-ett": "h-tva"}


def test_a_heading_that_only_moved_keeps_its_own_address():
    assert former("## Ett\n\n## Två", "## Två\n\n## Ett") == {}


def test_an_address_leads_nowhere_when_no_heading_is_left():
    assert former("## Ett", "Bara text.") == {}


def test_an_address_that_comes_back_belongs_to_its_heading_again():
    found = former("## Ett", "## Två", "## Ett")

    assert found == {"#h-tva": "h-ett"}


def test_an_editor_fixes_an_address():
    document = render("## Vad *ramar* är {#ramar}")

    assert '<h2 id="h-ramar">Vad <em>ramar</em> är</h2>' in document.html
    assert document.headings[0].text == "Vad ramar är"


@pytest.mark.django_db
def test_a_page_answers_to_the_addresses_of_its_former_editions(client):
    page = make_principle(body="## Gammal rubrik\n\nText.")
    page.body = "## Ny rubrik\n\nText."
    page.save()
    publishing.publish(page, note="Nytt namn.")

    text = client.get(page.url).text

    assert '<h2 id="h-ny-rubrik"><span id="h-gammal-rubrik"></span>Ny' in text
    assert Outline(text).ids.count("h-gammal-rubrik") == 1


@pytest.mark.django_db
def test_a_working_copy_gives_readers_no_address_yet(client):
    page = make_principle(body="## Gammal rubrik")
    page.body = "## Ny rubrik"
    page.save()

    text = client.get(page.url).text

    assert 'id="h-gammal-rubrik"' in text
    assert "h-ny-rubrik" not in text
