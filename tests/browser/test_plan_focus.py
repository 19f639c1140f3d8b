"""After each press the focus is on what came of it, and free of the bar."""

import pytest
from playwright.sync_api import expect

from plan import planfile
from plan.parts import Loop, Plan
from tests.browser.planning import (
    PHONE,
    failure,
    fresh,
    go_on,
    make_kept,
    open_file,
    press,
    unfold,
)

RESULT = "?resultat=formkompassen:aaaaaaaa"
IS_FREE = """() => {
  const {top, bottom} = document.activeElement.getBoundingClientRect();
  const bar = document.querySelector(".plan-bar").getBoundingClientRect();
  return top >= 0 && bottom <= bar.top && bottom <= innerHeight;
}"""


def test_a_refused_button_has_the_focus_again(chromium, site):
    with fresh(chromium) as page:
        page.goto(f"{site}/plan/")
        page.route("**/plan/", lambda route: route.abort())
        unfold(page, "loops").locator("button").focus()
        page.keyboard.press("Enter")
        failure(page)

        expect(page.locator("[value^='add:loops']")).to_be_focused()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_an_opened_plan_has_the_focus_where_it_begins(
    chromium, site, has_scripts, tmp_path
):
    (tmp_path / "plan.json").write_text(planfile.dump(Plan(title="Ny")))
    with fresh(chromium, java_script_enabled=has_scripts) as page:
        page.goto(f"{site}/plan/")
        open_file(page, tmp_path / "plan.json")

        page.locator("[data-section=about] > summary:focus").wait_for()
        expect(page.locator("#id_title")).to_be_visible()


def test_a_kept_plan_has_the_focus_where_it_begins(chromium, site):
    with fresh(chromium) as page:
        make_kept(page, site)
        go_on(page)

        page.locator("[data-section=about] > summary:focus").wait_for()
        announced = page.locator("[data-plan-announce]", has_text="Planen är öppnad.")
        announced.wait_for()


@pytest.mark.parametrize("has_scripts", [True, False])
@pytest.mark.parametrize("size", [(320, 700), (768, 600), (1280, 720)])
def test_a_result_that_arrives_is_told_in_focus_and_stands_in_an_open_section(
    chromium, site, size, has_scripts
):
    viewport = dict(zip(("width", "height"), size, strict=True))
    options = {"viewport": viewport, "java_script_enabled": has_scripts}
    with fresh(chromium, **options) as page:
        page.goto(f"{site}/plan/{RESULT}")
        note = page.locator("[role=status]:focus", has_text="finns i planen")
        note.wait_for()

        page.wait_for_function(IS_FREE)
        expect(page.locator("#results-0")).to_be_visible()


def test_a_result_beside_the_offer_is_free_of_the_bar(chromium, site):
    with fresh(chromium, viewport=PHONE) as page:
        make_kept(page, site)
        page.goto(f"{site}/plan/{RESULT}")
        page.locator("[data-plan-offer]").wait_for()
        page.locator("[role=status]:focus", has_text="finns i planen").wait_for()

        page.wait_for_function(IS_FREE)
        go_on(page)
        page.locator("#id_title[value='Den första']").wait_for(state="attached")
        expect(page.locator("#results-0")).to_be_visible()


def test_a_kept_plan_in_the_other_language_says_so(chromium, site):
    with fresh(chromium) as page:
        make_kept(page, site)
        page.goto(f"{site}/da/plan/")
        go_on(page, "Fortsæt med den")

        note = page.locator("[role=status]:focus")
        expect(note).to_contain_text("Planen er skrevet på svensk.")


@pytest.mark.parametrize("has_scripts", [True, False])
def test_the_focus_is_on_the_word_that_a_list_is_full(
    chromium, site, has_scripts, tmp_path
):
    full = tmp_path / "full.json"
    full.write_text(planfile.dump(Plan(loops=(Loop(learnt="Nytt"),) * 100)))
    with fresh(chromium, viewport=PHONE, java_script_enabled=has_scripts) as page:
        page.goto(f"{site}/plan/")
        page.locator("#id_file").set_input_files(full)
        press(page, "open")
        unfold(page, "loops")
        press(page, "add:loops:")

        page.locator("[role=status]:focus", has_text="plats för 100 rader").wait_for()
        page.wait_for_function(IS_FREE)
