"""The catalogue and the roles' doors in a browser, also narrow and without scripts."""

import pytest

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
    assert not page.locator("#id_steg").is_visible()

    page.locator(".filters > summary").click()
    page.locator("#id_steg").select_option("prova")
    page.locator("#id_minuter").select_option("60")
    page.locator(".filters button").click()
    page.wait_for_url(f"{site}{address}?steg=prova&minuter=60#urval")
    assert count in page.locator(".selection [role=status]").inner_text()

    page.locator("#val-tool-loopkollen").check()
    page.locator("#val-activity-hembesok").check()
    page.get_by_role("button", name=compare, exact=True).click()
    assert page.locator("thead th").count() == 2
    assert page.locator(".compare-name").first.is_visible()

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
    assert page.evaluate("document.activeElement.id") == "id_syfte"
    page.locator(".filters button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/?beslut=considering#urval")

    page.keyboard.press("Tab")
    assert "Ta bort filtret" in page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{CATALOGUE}#urval")
    assert page.locator(".selection [role=status]").inner_text().startswith("25 av 25")
    page.close()


def test_where_nothing_fits_a_way_out_leads_to_hits(chromium, site):
    page = chromium.new_page()
    page.goto(site + CATALOGUE + NONE)

    page.locator(".ways-out a").first.click()

    assert not page.locator(".selection [role=status]").inner_text().startswith("0 ")
    assert page.locator(".lacks").count() == 0
    page.close()


def test_the_start_page_leads_through_a_role_to_its_first_page(chromium, site):
    page = chromium.new_page(viewport=NARROW)
    page.goto(f"{site}/da/")

    page.get_by_role("link", name="Borger", exact=True).click()
    page.locator("ol.steps a").first.click()

    page.wait_for_url(f"{site}/da/metode/principper/tidligt-og-hele-vejen/")
    page.close()
