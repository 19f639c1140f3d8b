"""The copy of the site as someone opens it from a disk, without any server."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit


@pytest.fixture
def page(chromium):
    context = chromium.new_context()
    page = context.new_page()
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    yield page
    assert page.faults == []
    context.close()


def test_a_reader_goes_from_the_start_to_a_step_and_a_pilot(page, copy_of_site):
    page.goto((copy_of_site / "index.html").as_uri())
    page.get_by_role("link", name="Process", exact=True).click()
    page.locator("main a[href*='prova/index.html']").first.click()
    expect(page.locator("h1")).to_have_text("Pröva")
    page.get_by_role("link", name="Pilotfall", exact=True).click()
    page.locator("main a[href*='solenergi/index.html']").first.click()

    expect(page.locator("h1")).to_contain_text("Sol")
    paper = "rgb(251, 248, 241)"
    expect(page.locator("body")).to_have_css("background-color", paper)
    page.get_by_role("link", name="Dansk").click()
    page.wait_for_url("**/da/cases/solenergi/index.html")


@pytest.mark.parametrize(
    ("start", "link", "word", "file"),
    [
        ("index.html", "Sök i kopian", "gåtur", "metod/aktiviteter/gatur/index.html"),
        ("da/index.html", "Søg i kopien", "gatur", "aktiviteter/gaatur/index.html"),
    ],
)
def test_a_reader_searches_the_copy(page, copy_of_site, start, link, word, file):
    page.goto((copy_of_site / start).as_uri())
    page.get_by_role("link", name=link).click()
    page.get_by_role("searchbox").fill(word)

    page.locator("#found a").first.click()

    page.wait_for_url(f"**/{file}")
    expect(page.locator("h1")).to_be_visible()


def test_a_search_without_hits_says_so(page, copy_of_site):
    page.goto((copy_of_site / "sok/index.html").as_uri())

    page.get_by_role("searchbox").fill("xylofon")

    said = re.compile("^Ingen sida har alla")
    expect(page.get_by_role("status")).to_have_text(said, use_inner_text=True)


def test_without_scripts_the_search_leads_to_the_site_map(chromium, copy_of_site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((copy_of_site / "sok/index.html").as_uri())

    expect(page.get_by_role("searchbox")).not_to_be_visible()
    page.locator("noscript a").click()

    page.wait_for_url("**/webbkarta/index.html")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_search_of_the_copy_has_no_accessibility_faults(
    chromium, copy_of_site, scheme
):
    visit = Visit(
        chromium, "", color_scheme=scheme, viewport={"width": 320, "height": 800}
    )
    visit.page.goto((copy_of_site / "da/soeg/index.html").as_uri())
    visit.page.get_by_role("searchbox").fill("dialog")

    assert visit.violations() == []
    assert visit.overflow() == 0
    visit.context.close()
