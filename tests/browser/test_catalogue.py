"""The catalogue and the roles' doors in a browser, also narrow and without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit

NARROW = {"width": 320, "height": 800}
WIDE = {"width": 1280, "height": 900}
CATALOGUE, DANISH = "/metod/katalog/", "/da/metode/katalog/"
NONE = "?steg=forankra&syfte=ideas&minuter=30&grupp=100&plats=online&x=y"
THREE = "?val=tool:lyssnarguiden&val=activity:dialogcafe&val=activity:gatur"
PAGES = [
    *(CATALOGUE, DANISH, CATALOGUE + NONE, DANISH + NONE),
    *(f"{CATALOGUE}jamfor/{THREE}", f"{DANISH}sammenlign/{THREE}"),
    *("/for/", "/for/politiker/", "/da/for/frontlinjen/"),
]


@pytest.mark.parametrize("width", [NARROW, WIDE], ids=["narrow", "wide"])
def test_catalogue_comparison_and_doors_are_accessible_and_fit(chromium, site, width):
    visit = Visit(chromium, site, viewport=width)
    for address in PAGES:
        visit.page.goto(site + address)
        assert visit.overflow() <= 0, address
        assert visit.violations() == [], address
    assert visit.complaints == []
    assert [url for url in visit.requests if not url.startswith(site)] == []
    visit.context.close()


@pytest.mark.parametrize(
    ("address", "compare", "count"),
    [(CATALOGUE, "Jämför", "7 av 25"), (DANISH, "Sammenlign", "7 af 25")],
)
def test_without_scripts_on_a_phone_one_filters_compares_and_comes_back(
    chromium, site, address, compare, count
):
    context = chromium.new_context(java_script_enabled=False, viewport=NARROW)
    page = context.new_page()
    page.goto(site + address)
    expect(page.locator("#id_steg")).not_to_be_visible()

    page.locator(".filters > summary").click()
    page.locator("#id_steg").select_option("prova")
    page.locator("#id_minuter").select_option("60")
    page.locator(".filters button").click()
    page.wait_for_url(f"{site}{address}?steg=prova&minuter=60#urval")
    expect(page.locator(".selection [role=status]")).to_contain_text(count)

    page.locator("#val-tool-loopkollen").check()
    page.locator("#val-activity-hembesok").check()
    page.get_by_role("button", name=compare, exact=True).click()
    expect(page.locator("thead th")).to_have_count(2)
    expect(page.locator(".compare-name").first).to_be_visible()

    page.locator(".back a").click()
    page.wait_for_url(f"{site}{address}?steg=prova&minuter=60#urval")
    context.close()


def test_by_keyboard_alone_one_filters_and_drops_a_filter(chromium, site):
    page = chromium.new_page(viewport=WIDE)
    page.goto(site + CATALOGUE)

    page.locator("#id_syfte").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("Funderar")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#id_syfte")).to_be_focused()
    page.locator(".filters button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/?beslut=considering#urval")

    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_contain_text("Ta bort filtret")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{CATALOGUE}#urval")
    found = page.locator(".selection [role=status]")
    expect(found).to_have_text(re.compile("^25 av 25"), use_inner_text=True)
    page.close()


def test_where_nothing_fits_a_way_out_leads_to_hits(chromium, site):
    page = chromium.new_page()
    page.goto(site + CATALOGUE + NONE)

    page.locator(".ways-out a").first.click()

    # As read: in the source a line break comes first.
    found = page.locator(".selection [role=status]")
    expect(found).not_to_have_text(re.compile("^0 "), use_inner_text=True)
    expect(page.locator(".lacks")).to_have_count(0)
    page.close()


def test_the_start_page_leads_through_a_role_to_its_first_page(chromium, site):
    page = chromium.new_page(viewport=NARROW)
    page.goto(f"{site}/da/")

    page.get_by_role("link", name="Borger", exact=True).click()
    page.locator("ol.steps a").first.click()

    page.wait_for_url(f"{site}/da/metode/principper/tidligt-og-hele-vejen/")
    page.close()
