"""Our plan as a team makes it: with and without scripts, by keyboard, elsewhere."""

import json
import subprocess

import pytest
from playwright.sync_api import expect

from plan import planfile
from tests.browser.planning import (
    LOOPS,
    PHONE,
    STEPS,
    fresh,
    make_plan,
    press,
    save,
    unfold,
)
from tests.browser.visit import Visit
from tests.plan.plans import whole_plan

BLOCKED = """
Object.defineProperty(window, "localStorage", {get() { throw new Error("blocked"); }});
"""


@pytest.mark.parametrize("has_scripts", [True, False])
@pytest.mark.parametrize("address", ["/plan/", "/da/plan/"])
def test_a_plan_is_made_kept_opened_elsewhere_and_reordered_by_keyboard(
    chromium, site, address, has_scripts, tmp_path
):
    options = {"java_script_enabled": has_scripts}
    with fresh(chromium, **options) as page:
        page.goto(site + address)
        make_plan(page)
        (tmp_path / "copy.json").write_bytes(save(page))

    with fresh(chromium, **options) as page:
        page.goto(site + address)
        page.locator("#id_file").set_input_files(tmp_path / "copy.json")
        press(page, "open")
        unfold(page, "activities")
        page.locator("button[value='down:activities:0']").focus()
        for place in (1, 2):
            page.keyboard.press("Enter")
            page.locator(f"button[value='down:activities:{place}']:focus").wait_for()
        plan = planfile.read(save(page))
        cookies = page.context.cookies()

    titles = [each.title for each in plan.activities]
    assert titles == ["Punkt 2", "Punkt 3", "Punkt 1", "Punkt 4", "Punkt 5"]
    assert [(each.key, each.goal) for each in plan.steps] == [
        (step, f"Mål {number}") for number, step in enumerate(STEPS, start=1)
    ]
    assert all(len(step.ticks) == 1 for step in plan.steps)
    assert [(each.from_step, each.to_step) for each in plan.loops] == LOOPS
    assert cookies == []


def test_a_plan_is_kept_on_the_device_and_gone_on_with(chromium, site):
    with fresh(chromium) as page:
        page.goto(f"{site}/plan/")
        page.fill("#id_title", "Kvar till i morgon")
        page.locator(
            "[data-plan-kept]", has_text="Sparad på den här enheten"
        ).wait_for()
        page.close()
        page = page.context.new_page()
        page.goto(f"{site}/plan/?resultat=formkompassen:cccaaaaa")
        page.get_by_role("button", name="Fortsätt med den").click()
        title = page.locator("#id_title[value='Kvar till i morgon']")
        title.wait_for(state="attached")

        expect(page.locator("#results-0")).to_be_visible()


def test_what_is_typed_before_the_kept_plan_is_chosen_does_not_replace_it(
    chromium, site
):
    with fresh(chromium) as page:
        page.goto(f"{site}/plan/")
        page.fill("#id_title", "Den första")
        page.locator("[data-plan-kept]", has_text="Sparad").wait_for()
        page.goto(f"{site}/plan/")
        page.fill("#id_title", "Något annat")
        page.wait_for_timeout(1000)
        kept = page.evaluate("localStorage['gron-plan']")
        page.get_by_text("Ta bort den och börja").click()
        page.get_by_role("button", name="Ja, ta bort den").click()

        assert "Den första" in kept
        page.wait_for_function("localStorage['gron-plan']?.includes('Något annat')")


def test_nothing_is_kept_on_a_shared_computer(chromium, site):
    with fresh(chromium) as page:
        page.goto(f"{site}/plan/")
        page.fill("#id_title", "Hemligt")
        page.locator("[data-plan-kept]", has_text="Sparad").wait_for()
        page.get_by_label("Den här datorn är delad").check()
        page.fill("#id_task-question", "Mer")
        page.locator(".is-warning", has_text="Inget sparas").wait_for()

        assert page.evaluate("localStorage.length") == 0


def test_everything_is_deleted_after_a_second_word(chromium, site):
    with fresh(chromium) as page:
        page.goto(f"{site}/plan/")
        page.fill("#id_title", "Bort")
        page.locator("[data-plan-kept]", has_text="Sparad").wait_for()
        page.locator(".plan-delete summary").click()
        page.locator("[data-plan-delete]").click()
        page.locator("form[data-fresh]").wait_for()

        expect(page.locator("#id_title")).to_have_value("")
        assert page.evaluate("localStorage.length") == 0


def test_a_browser_that_keeps_nothing_is_told_of_and_asks_before_leaving(
    chromium, site
):
    with fresh(chromium) as page:
        page.add_init_script(BLOCKED)
        asked = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        page.goto(f"{site}/plan/")
        page.locator(".is-warning", has_text="låter inte sidan spara").wait_for()
        page.locator("#id_title").press_sequentially("Osparat")
        page.goto(f"{site}/ordlista/")

        assert asked == ["beforeunload"]


def test_a_server_that_does_not_answer_takes_nothing_away(chromium, site):
    with fresh(chromium) as page:
        page.goto(f"{site}/plan/")
        page.fill("#id_title", "Kvar")
        page.route("**/plan/", lambda route: route.abort())
        unfold(page, "loops").locator("button").click()
        page.locator(".plan-told", has_text="Servern svarar inte").wait_for()

        expect(page.locator("#id_title")).to_have_value("Kvar")


def test_the_states_of_the_sections_follow_what_is_ticked(chromium, site):
    with fresh(chromium) as page:
        page.goto(f"{site}/plan/")
        section = unfold(page, "step-utforska")
        section.locator("input[type=checkbox]").nth(2).check()

        expect(section.locator(".plan-state")).to_have_text("1 av 8 avbockade")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["/plan/", "/da/plan/"])
def test_a_full_plan_is_accessible_and_fits_a_phone(
    chromium, site, address, scheme, tmp_path
):
    copy = tmp_path / "plan.json"
    copy.write_text(planfile.dump(whole_plan()))
    visit = Visit(chromium, site, color_scheme=scheme, viewport=PHONE)
    visit.page.goto(site + address)
    visit.page.locator("#id_file").set_input_files(copy)
    press(visit.page, "open")
    visit.page.evaluate(
        "document.querySelectorAll('details').forEach(d => d.open = true)"
    )

    assert visit.overflow() <= 0
    assert visit.violations() == []
    assert visit.complaints == []
    visit.context.close()


def test_the_bar_at_the_bottom_does_not_cover_what_is_in_focus(chromium, site):
    with fresh(chromium, viewport={"width": 768, "height": 600}) as page:
        page.goto(f"{site}/plan/")
        page.locator("#id_title").focus()
        for _ in range(16):
            page.keyboard.press("Tab")
            is_free = page.evaluate(
                "() => document.activeElement.closest('.plan-bar') !== null || "
                "document.activeElement.getBoundingClientRect().bottom <= "
                "document.querySelector('.plan-bar').getBoundingClientRect().top"
            )
            assert is_free, page.evaluate("document.activeElement.outerHTML")


def test_a_full_plan_and_its_faults_are_valid_html(chromium, site, nu, tmp_path):
    content = planfile.dump(whole_plan()).encode()
    file = {"name": "plan.json", "mimeType": "application/json", "buffer": content}
    sent = {
        "open": {"do": "open", "file": file},
        "moved": {"do": "up:loops:1", "loops-0-date": "x", "loops-1-keep": "y"},
        "added": {"do": "add:activities:prova", "choice-prova": "break"},
    }
    with fresh(chromium) as page:
        for name, fields in sent.items():
            answer = page.request.post(f"{site}/plan/", multipart=fields)
            (tmp_path / f"{name}.html").write_bytes(answer.body())

    told = subprocess.run(
        ["java", "-jar", nu, "--format", "json", "--errors-only", str(tmp_path)],
        capture_output=True,
        text=True,
    )

    assert [each["message"] for each in json.loads(told.stderr)["messages"]] == []


def test_a_file_of_20_mb_is_refused_in_words_and_what_is_typed_stays(
    chromium, site, tmp_path
):
    (tmp_path / "large.json").write_bytes(b" " * 20_000_000)
    with fresh(chromium, java_script_enabled=False) as page:
        page.goto(f"{site}/plan/")
        page.fill("#id_title", "Kvar")
        page.locator("#id_file").set_input_files(tmp_path / "large.json")
        page.locator("button[value='open']").click()

        expect(page.locator(".error-summary")).to_contain_text("större än 1 MB")
        expect(page.locator("#id_title")).to_have_value("Kvar")
