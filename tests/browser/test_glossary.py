"""Marked words and references to pages, as readers meet them."""

import json
import subprocess
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit

PAGES = {
    "sv": ("/metod/principer/arliga-ramar/", "mandat", "Stäng"),
    "da": ("/da/metode/principper/aerlige-rammer/", "mandat", "Luk"),
}


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def scripts(request):
    return request.param


@pytest.mark.parametrize("language", PAGES)
def test_a_word_is_explained_by_keyboard_and_closed_again(
    chromium, site, language, scripts
):
    address, word, close = PAGES[language]
    visit = Visit(chromium, site, java_script_enabled=scripts)
    page = visit.page
    page.goto(site + address)
    button = page.get_by_role("button", name=word, exact=True)
    note = page.get_by_role("group", name=word, exact=True)

    button.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_visible()
    page.keyboard.press("Tab")  # the note follows its word
    expect(note.get_by_role("link")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # its button closes it

    expect(note).not_to_be_visible()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(note).not_to_be_visible()
    expect(page.locator(f"#word-{word}")).to_contain_text(close)
    visit.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", PAGES)
def test_an_open_word_and_reference_are_accessible_and_fit_a_phone(
    chromium, site, language, scheme
):
    address, word, _close = PAGES[language]
    size = {"width": 320, "height": 700}
    visit = Visit(chromium, site, viewport=size, color_scheme=scheme, has_touch=True)
    page = visit.page
    page.goto(site + address)
    page.locator(".cite summary").tap()
    page.get_by_role("button", name=word, exact=True).tap()
    box = page.get_by_role("group", name=word, exact=True).bounding_box()

    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size["width"]
    assert box["y"] + box["height"] <= size["height"]
    assert visit.overflow() <= 0
    assert visit.violations() == []
    assert visit.complaints == []
    visit.context.close()


def test_on_paper_the_words_are_a_list(chromium, site):
    visit = Visit(chromium, site)
    visit.page.goto(site + PAGES["sv"][0])

    visit.page.emulate_media(media="print")

    expect(visit.page.get_by_role("heading", name="Ord på sidan")).to_be_visible()
    expect(visit.page.get_by_text("Rätten att besluta eller handla")).to_be_visible()
    expect(visit.page.locator("#citation")).to_be_visible()
    visit.context.close()


@pytest.mark.parametrize(
    ("language", "copy", "copied"),
    [
        ("sv", "Kopiera adressen", "Kopierat"),
        ("da", "Kopiér adressen", "Kopieret"),
    ],
)
def test_the_address_is_copied_and_the_reader_is_told(
    chromium, site, language, copy, copied
):
    visit = Visit(chromium, site, permissions=["clipboard-read", "clipboard-write"])
    page = visit.page
    page.goto(site + PAGES[language][0])
    page.locator(".cite summary").press("Enter")
    page.get_by_role("button", name=copy).press("Enter")
    page.get_by_role("button", name=copied).wait_for()

    address = page.evaluate("navigator.clipboard.readText()")
    assert address == page.locator("#page-address").text_content()
    assert page.get_by_role("status").first.text_content() in ("", copied)
    assert visit.complaints == []
    visit.context.close()


def test_without_scripts_there_is_no_button_that_does_nothing(chromium, site):
    visit = Visit(chromium, site, java_script_enabled=False)
    page = visit.page
    page.goto(site + PAGES["sv"][0])
    page.locator(".cite summary").press("Enter")

    expect(page.locator("#page-address")).to_be_visible()
    expect(page.get_by_role("button", name="Kopiera adressen")).not_to_be_visible()
    expect(page.get_by_role("link", name="Skicka sidan med e-post")).to_be_visible()
    visit.context.close()


def test_a_page_with_marked_words_is_valid_html(site, nu, tmp_path):
    for language, (address, _word, _close) in PAGES.items():
        with urlopen(site + address) as response:
            (tmp_path / f"{language}.html").write_bytes(response.read())

    result = subprocess.run(
        ["java", "-jar", nu, "--format", "json", "--skip-non-html", str(tmp_path)],
        capture_output=True,
        text=True,
    )

    found = json.loads(result.stderr)["messages"]
    assert [each["message"] for each in found if each["type"] == "error"] == []
