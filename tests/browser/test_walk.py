"""Walk every address of the site map as a reader would, and judge what is seen."""

import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.visit import WIDTHS, Visit

SHARES = 4  # so that several processes can walk at once


def addresses(site):
    with urlopen(f"{site}/sitemap.xml") as response:
        found = re.findall("<loc>http://[^/]+(.*?)</loc>", response.read().decode())
    return [*found, "/finns-inte/", "/da/findes-ikke/"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("share", range(SHARES))
def test_every_page_is_accessible_and_fits_at_every_width(
    chromium, site, share, scheme
):
    visit = Visit(chromium, site, color_scheme=scheme)
    for address in addresses(site)[share::SHARES]:
        visit.page.goto(site + address)
        for width in WIDTHS:
            visit.page.set_viewport_size({"width": width, "height": 900})
            place = (address, width)
            assert visit.overflow() <= 0, place
            assert visit.page.locator("h1").count() == 1, place
            assert visit.violations() == [], place
    visit.context.close()


def test_no_page_asks_another_host_or_leaves_a_trace(chromium, site):
    context = chromium.new_context()
    page = context.new_page()
    complaints, requests = [], []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: requests.append(request.url))
    for address in addresses(site)[:-2]:
        page.goto(site + address)
    stored = page.evaluate("localStorage.length + sessionStorage.length")

    assert complaints == []
    assert [url for url in requests if not url.startswith(f"{site}/")] == []
    assert context.cookies() == []
    assert stored == 0
    context.close()


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/metod/process/", ["Rama in", "Utforska", "Utveckla", "Pröva", "Förankra"]),
        ("/da/metode/proces/", ["Ram ind", "Udforsk", "Udvikl", "Prøv af", "Forankr"]),
    ],
)
def test_without_scripts_and_styles_the_process_still_says_its_steps_and_loops(
    chromium, site, address, words
):
    context = chromium.new_context(java_script_enabled=False)
    context.route("**/*.css", lambda route: route.abort())
    page = context.new_page()
    page.goto(site + address)

    steps = page.locator("ol.steps > li")
    titles = steps.locator("h3").all_inner_texts()
    loops = steps.locator(".loop-in-place dl").count()

    assert titles == words
    assert loops == 5
    context.close()


def test_the_page_can_be_walked_by_keyboard(chromium, site):
    page = chromium.new_page()
    page.goto(f"{site}/metod/process/")

    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Hoppa till innehållet")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_have_count(1)
    page.close()


def test_a_loop_in_the_map_leads_to_its_words(chromium, site):
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{site}/metod/process/")

    page.locator(".map-wide a.map-loop-link").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**#loop-*")

    expect(page.locator(":target dl")).to_be_visible()
    page.close()
