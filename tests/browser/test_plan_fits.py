"""How our plan looks with what teams really write: long words, and little room."""

from dataclasses import replace

import pytest

from plan import planfile
from tests.browser.planning import PHONE, fresh, open_file, unfold
from tests.browser.visit import Visit
from tests.plan.plans import whole_plan

LONG = "Fjernvarmetilslutningsborgermødeforberedelse"


@pytest.fixture
def long_copy(tmp_path):
    """A saved copy of a plan whose rows are named by one long word each."""
    plan = whole_plan()
    named = [replace(each, title=LONG) for each in plan.activities]
    heard = [replace(each, heard="x" * 70) for each in plan.reports]
    path = tmp_path / "plan.json"
    path.write_text(
        planfile.dump(replace(plan, activities=tuple(named), reports=tuple(heard)))
    )
    return path


def test_long_words_break_so_that_a_phone_shows_all_of_each_row(
    chromium, site, long_copy
):
    visit = Visit(chromium, site, viewport=PHONE)
    visit.page.goto(f"{site}/da/plan/")
    open_file(visit.page, long_copy)
    visit.page.evaluate(
        "document.querySelectorAll('details').forEach(d => d.open = true)"
    )

    assert visit.overflow() <= 0
    visit.context.close()


def test_what_a_principle_means_stands_apart_from_its_tick(chromium, site):
    with fresh(chromium) as page:
        page.goto(f"{site}/plan/")
        page.locator("details[data-section='principles'] summary").click()
        box = page.locator(".plan-principle .choice").first.bounding_box()
        label = page.get_by_text("Vad det betyder hos oss").first.bounding_box()

    assert label["y"] - (box["y"] + box["height"]) >= 12


def test_the_state_of_a_plan_can_be_read_whole(chromium, site):
    with fresh(chromium, viewport={"width": 1280, "height": 900}) as page:
        page.goto(f"{site}/da/plan/")
        spare = page.locator("#id_state").evaluate(
            """field => {
                const style = getComputedStyle(field);
                const ink = document.createElement("canvas").getContext("2d");
                ink.font = style.font;
                const padding = [style.paddingLeft, style.paddingRight].map(parseFloat);
                return field.clientWidth - padding[0] - padding[1]
                    - ink.measureText(field.selectedOptions[0].text).width;
            }"""
        )

    assert spare >= 20  # where the browser draws its arrow


def test_an_everyday_long_word_stands_whole_in_a_papers_name_on_a_phone(chromium, site):
    with fresh(chromium, viewport=PHONE) as page:
        page.goto(f"{site}/da/plan/")
        page.fill("#id_title", "Parkeringspladser")
        unfold(page, "papers")
        page.locator("button[formaction='/da/plan/mandatark/'][value='page']").click()
        lines = page.locator(".paper h1").evaluate(
            """heading => {
                const words = document.createRange();
                words.selectNodeContents(heading);
                return words.getClientRects().length;
            }"""
        )

    assert lines == 1
