"""Search in a real browser: with scripts on and off, by keyboard, on a small screen."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visit import WIDTHS, Visit

RESULTS = [
    *("/sok/?q=medborgardialog", "/sok/?q=samskapnde", "/sok/?q=xyzzyplugh"),
    *("/da/soeg/?q=komme+i+gang", "/sok/?q=dialog&slag=finns-inte"),
]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_reader_searches_from_any_page_by_keyboard(chromium, site, scripts):
    context = chromium.new_context(
        java_script_enabled=scripts, viewport={"width": 320, "height": 700}
    )
    page = context.new_page()
    page.goto(f"{site}/pilotfall/")

    page.get_by_label("Sök på webbplatsen").focus()
    page.keyboard.type("oljepannor")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sok/?q=oljepannor")

    said = re.compile("för ”oljepannor”$")
    expect(page.get_by_role("status")).to_have_text(said, use_inner_text=True)
    expect(page.locator(".hits mark").first).to_be_visible()
    page.get_by_role("link", name="Skrota oljepannan").first.click()
    page.wait_for_url("**/pilotfall/skrota-oljepannan/")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_are_accessible_and_fit_at_every_width(chromium, site, scheme):
    visit = Visit(chromium, site, color_scheme=scheme)
    for address in RESULTS:
        visit.page.goto(site + address)
        for width in WIDTHS:
            visit.page.set_viewport_size({"width": width, "height": 900})
            assert visit.overflow() <= 0, (address, width)
        assert visit.violations() == [], address
    visit.context.close()
