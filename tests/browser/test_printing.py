"""Pages as a browser prints them."""

import pytest
from playwright.sync_api import expect

from tests.browser.planning import fresh, unfold

SHEET = {"width": 672, "height": 970}  # an A4 without its margins
OUTSIDE = """() => [...document.querySelectorAll("table")].filter(
  (each) => each.getBoundingClientRect().right > document.body.clientWidth + 1
).length"""


@pytest.mark.parametrize(
    "address",
    [
        "/metod/verktyg/motesvaljaren/",
        "/da/metode/vaerktoej/moedevaelgeren/",
        "/metod/katalog/jamfor/?val=activity:gatur&val=tool:beslutstrappan",
    ],
)
def test_tables_are_printed_whole(chromium, site, address):
    with fresh(chromium, viewport=SHEET) as page:
        page.emulate_media(media="print")
        page.goto(site + address)

        assert page.locator("table").count() > 0
        assert page.evaluate(OUTSIDE) == 0


def test_hits_are_printed_without_the_form_that_asked_for_them(chromium, site):
    with fresh(chromium, viewport=SHEET) as page:
        page.emulate_media(media="print")
        page.goto(f"{site}/sok/?q=energi")

        expect(page.locator(".hit").first).to_be_visible()
        expect(page.locator(".search-form")).not_to_be_visible()


def test_a_long_line_of_the_plan_is_printed_whole_and_then_a_field_again(
    chromium, site
):
    with fresh(chromium, viewport=SHEET) as page:
        page.goto(f"{site}/plan/")
        unfold(page, "task")
        page.fill("#id_task-decides", "Kommunfullmäktige efter beredning " * 5)
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        printed = page.locator(".plan-line-printed")
        height = printed.bounding_box()["height"]
        is_field_seen = page.locator("#id_task-decides").is_visible()
        page.evaluate("dispatchEvent(new Event('afterprint'))")

        assert height > 25
        assert not is_field_seen
        expect(printed).to_have_count(0)
        expect(page.locator("#id_task-decides")).to_be_visible()
