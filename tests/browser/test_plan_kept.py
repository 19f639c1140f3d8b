"""A plan kept on the device: the choice it waits for, refusals, and the focus."""

import pytest

from plan import planfile
from plan.parts import Loop, Plan
from tests.browser.planning import PHONE, fresh, press, unfold
from tests.browser.visit import Visit

RESULT = "?resultat=formkompassen:aaaaaaaa"
IS_FREE = """() => {
  const {top, bottom} = document.activeElement.getBoundingClientRect();
  const bar = document.querySelector(".plan-bar").getBoundingClientRect();
  return top >= 0 && bottom <= bar.top && bottom <= innerHeight;
}"""


def make_kept(page, site, title="Den första", address="/plan/", words="Sparad"):
    """Keep a plan on the device, and open the page that offers to go on with it."""
    page.goto(site + address)
    page.fill("#id_title", title)
    page.locator("[data-plan-kept]", has_text=words).wait_for()
    page.goto(site + address)


def kept(page):
    return page.evaluate("localStorage['gron-plan']") or ""


def go_on(page, name="Fortsätt med den"):
    page.get_by_role("button", name=name, exact=True).click()


def open_file(page, copy):
    page.locator("#id_file").set_input_files(copy)
    press(page, "open")


def failure(page):
    return page.locator(".plan-told:not(:empty)").inner_text()


@pytest.mark.parametrize(
    ("address", "is_kept", "words"),
    [
        ("/plan/", "Sparad", "Inget nytt sparas på den här enheten förrän ni har valt"),
        ("/da/plan/", "Gemt", "Intet nyt bliver gemt på denne enhed, før I har valgt"),
    ],
)
def test_nothing_is_kept_until_the_choice_is_made_and_the_bar_says_so(
    chromium, site, address, is_kept, words
):
    with fresh(chromium) as page:
        make_kept(page, site, address=address, words=is_kept)
        page.locator(".plan-bar .is-warning", has_text=words).wait_for()
        page.fill("#id_title", "Något annat")
        page.wait_for_timeout(1000)

        assert words in page.locator(".plan-bar .is-warning").inner_text()
        assert "Den första" in kept(page)


def test_a_plan_that_is_opened_settles_the_offer_and_is_kept(chromium, site, copy):
    with fresh(chromium) as page:
        make_kept(page, site)
        open_file(page, copy)
        page.locator("[data-plan-kept]", has_text="Sparad").wait_for()

        assert page.locator("[data-plan-offer]").is_hidden()
        assert "Bilpendling i Åby" in kept(page)


def test_a_file_that_is_no_plan_leaves_the_offer(chromium, site, tmp_path):
    (tmp_path / "other.json").write_text("{}")
    with fresh(chromium) as page:
        make_kept(page, site)
        open_file(page, tmp_path / "other.json")

        assert page.locator("[data-plan-offer]").is_visible()
        assert "Den första" in kept(page)


def test_going_on_asks_first_where_something_is_typed(chromium, site):
    with fresh(chromium) as page:
        make_kept(page, site)
        page.fill("#id_title", "Något annat")
        go_on(page)
        page.get_by_text("byts ut mot planen").wait_for()
        asked = page.locator("#id_title").input_value()
        go_on(page, "Ja, fortsätt med den")
        page.locator("#id_title[value='Den första']").wait_for()

        assert asked == "Något annat"
        assert page.locator("[data-plan-offer]").is_hidden()


def test_the_kept_plan_stays_where_going_on_with_it_fails(chromium, site):
    with fresh(chromium) as page:
        make_kept(page, site)
        page.route("**/plan/", lambda route: route.abort())
        go_on(page)
        page.locator(".plan-told", has_text="Servern svarar inte").wait_for()
        page.fill("#id_title", "Något annat")
        page.wait_for_timeout(1000)

        assert page.locator("[data-plan-offer]").is_visible()
        assert "Den första" in kept(page)


def test_the_kept_plan_is_deleted_after_a_second_word(chromium, site):
    with fresh(chromium) as page:
        make_kept(page, site)
        page.locator("[data-plan-offer] summary").click()
        before = kept(page)
        page.get_by_role("button", name="Ja, ta bort den").click()

        assert "Den första" in before
        assert kept(page) == ""
        assert page.locator("[data-plan-kept]").inner_text() == ""


def test_the_offer_and_its_questions_are_accessible(chromium, site):
    visit = Visit(chromium, site, viewport=PHONE)
    make_kept(visit.page, site)
    visit.page.fill("#id_title", "Något annat")
    go_on(visit.page)
    visit.page.locator("[data-plan-offer] summary").click()

    assert visit.overflow() <= 0
    assert visit.violations() == []
    visit.page.locator("[data-plan-anew]").click()
    visit.page.locator("[data-plan-kept]", has_text="Sparad").wait_for()
    visit.context.close()


def test_a_file_that_is_too_large_is_refused_in_the_answers_words(
    chromium, site, tmp_path
):
    (tmp_path / "large.json").write_bytes(b" " * 30_000_000)
    with fresh(chromium) as page:
        page.goto(f"{site}/plan/")
        page.locator("#id_file").set_input_files(tmp_path / "large.json")
        page.locator("button[value='open']").click()

        assert "för stor" in failure(page)
        assert "Allt ni har skrivit finns kvar här." in failure(page)
        assert "webbläsare" not in failure(page)


def test_what_does_not_arrive_is_refused_in_the_answers_words(chromium, site):
    with fresh(chromium) as page:
        page.goto(f"{site}/da/plan/")
        page.route("**/plan/", lambda route: route.continue_(post_data=""))
        unfold(page, "loops").locator("button").click()

        assert "Intet af planen" in failure(page)
        assert "Alt, hvad I har skrevet, er her stadig." in failure(page)
        assert "browser" not in failure(page)


def test_a_failure_is_announced_and_stays_beside_what_is_kept(chromium, site):
    with fresh(chromium) as page:
        page.goto(f"{site}/plan/")
        page.route("**/plan/", lambda route: route.abort())
        section = unfold(page, "loops")
        page.fill("#id_title", "Kvar")
        section.locator("button").click()
        page.locator("[data-plan-kept]", has_text="Sparad").wait_for()

        assert "Servern svarar inte" in failure(page)
        announced = page.locator("[role=status][data-plan-announce]").inner_text()
        assert announced == failure(page)


def test_a_refused_button_has_the_focus_again(chromium, site):
    with fresh(chromium) as page:
        page.goto(f"{site}/plan/")
        page.route("**/plan/", lambda route: route.abort())
        unfold(page, "loops").locator("button").focus()
        page.keyboard.press("Enter")
        failure(page)

        assert page.locator("[value^='add:loops']:focus").count() == 1


@pytest.mark.parametrize("has_scripts", [True, False])
def test_an_opened_plan_has_the_focus_where_it_begins(
    chromium, site, has_scripts, tmp_path
):
    (tmp_path / "plan.json").write_text(planfile.dump(Plan(title="Ny")))
    with fresh(chromium, java_script_enabled=has_scripts) as page:
        page.goto(f"{site}/plan/")
        open_file(page, tmp_path / "plan.json")

        page.locator("[data-section=about] > summary:focus").wait_for()
        assert page.locator("#id_title").is_visible()


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

        assert page.evaluate(IS_FREE)
        assert page.locator("#results-0").is_visible()


def test_a_result_beside_the_offer_is_free_of_the_bar(chromium, site):
    with fresh(chromium, viewport=PHONE) as page:
        make_kept(page, site)
        page.goto(f"{site}/plan/{RESULT}")
        page.locator("[data-plan-offer]").wait_for()
        page.locator("[role=status]:focus", has_text="finns i planen").wait_for()

        assert page.evaluate(IS_FREE)
        go_on(page)
        page.locator("#id_title[value='Den första']").wait_for(state="attached")
        assert page.locator("#results-0").is_visible()


def test_a_kept_plan_in_the_other_language_says_so(chromium, site):
    with fresh(chromium) as page:
        make_kept(page, site)
        page.goto(f"{site}/da/plan/")
        go_on(page, "Fortsæt med den")

        note = page.locator("[role=status]:focus")
        assert "Planen er skrevet på svensk." in note.inner_text()


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
        assert page.evaluate(IS_FREE)
