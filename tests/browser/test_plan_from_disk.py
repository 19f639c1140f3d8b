"""Our plan in a copy of the site that is opened from a disk, without any server."""

import json
from dataclasses import replace

import pytest
from playwright.sync_api import expect

from plan import planfile
from plan.parts import Loop, Plan
from tests.browser.visit import Visit
from tests.plan.plans import whole_plan

# The copy is made of the database, which is there only for tests that say so.
pytestmark = pytest.mark.django_db

PAGES = ["plan/index.html", "da/plan/index.html"]


@pytest.fixture
def page(copy_of_site, chromium):
    visit = Visit(chromium, "")
    faults = []
    visit.page.on("dialog", lambda box: box.accept())
    visit.page.on("pageerror", lambda error: faults.append(str(error)))
    yield visit.page
    assert faults == []
    assert all(each.startswith(("file:", "blob:")) for each in visit.requests)
    visit.context.close()


def open_copy(page, address, copy):
    page.goto(address)
    page.locator("#id_file").set_input_files(copy)
    page.locator("button[value='open']").click()
    page.locator("[role=status]").filter(has_text="an").wait_for()
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def save(page):
    with page.expect_download() as told:
        page.locator("button[value='save']").click()
    return planfile.read(told.value.path().read_bytes())


@pytest.mark.parametrize("address", PAGES)
def test_a_plan_that_is_opened_and_saved_is_the_same_plan(
    page, copy_of_site, address, copy
):
    open_copy(page, (copy_of_site / address).as_uri(), copy)

    assert save(page) == whole_plan()


def test_a_plan_is_changed_from_disk_and_saved(page, copy_of_site, copy):
    open_copy(page, (copy_of_site / "plan/index.html").as_uri(), copy)
    page.fill("#id_title", "Ny rubrik")
    page.locator("[data-row=activities] button[value^='down:']").first.click()
    page.locator("[data-row=reports] button[value^='remove:']").first.click()
    page.locator("button[value='add:loops:']").click()
    row = page.locator("[data-row=loops]").last
    row.locator("[name$='-learnt']").fill("Något nytt")
    row.locator("[name$='-from_step']").select_option("prova")

    before, plan = whole_plan(), save(page)

    first, second, *others = before.activities
    assert plan == replace(
        before,
        title="Ny rubrik",
        activities=(second, first, *others),
        reports=before.reports[1:],
        loops=(*before.loops, Loop(from_step="prova", learnt="Något nytt")),
    )


def test_a_list_that_is_full_takes_no_row_more(page, copy_of_site, tmp_path):
    full = tmp_path / "full.json"
    full.write_text(planfile.dump(Plan(loops=(Loop(learnt="Nytt"),) * 100)))
    open_copy(page, (copy_of_site / "plan/index.html").as_uri(), full)
    page.locator("button[value='add:loops:']").click()

    page.locator("[role=status]", has_text="plats för 100 rader").wait_for()
    expect(page.locator("button[value='add:loops:']")).to_be_focused()
    assert len(save(page).loops) == 100


def test_a_plan_is_begun_from_disk(page, copy_of_site):
    page.goto((copy_of_site / "da/plan/index.html").as_uri())
    page.fill("#id_task-question", "Hvordan?")
    page.locator("details[data-section='step-utforska'] > summary").click()
    page.select_option("#choice-utforska", "activity:gatur")
    page.locator("button[value='add:activities:utforska']").click()
    page.locator("[data-row=activities] [name$='-minutes']").fill("60")
    page.locator("#step-utforska input[type=checkbox]").first.check()

    plan = save(page)

    (activity,) = plan.activities
    assert (plan.language, plan.task.question) == ("da", "Hvordan?")
    assert (activity.ref, activity.step) == ("activity:gatur", "utforska")
    assert (activity.minutes, bool(activity.title)) == (60, True)
    assert [len(step.ticks) for step in plan.steps] == [1]


@pytest.mark.parametrize("content", ["inte json", "{}", json.dumps({"format": "x"})])
def test_a_file_that_is_no_plan_is_refused_in_words(
    page, copy_of_site, content, tmp_path
):
    (tmp_path / "other.json").write_text(content)
    page.goto((copy_of_site / "plan/index.html").as_uri())
    page.fill("#id_title", "Kvar")
    page.locator("#id_file").set_input_files(tmp_path / "other.json")
    page.locator("button[value='open']").click()

    page.get_by_text("Filen är ingen plan från den här webbplatsen.").wait_for()
    expect(page.locator("#id_title")).to_have_value("Kvar")


def test_the_plans_page_from_disk_is_accessible(copy_of_site, chromium, copy):
    visit = Visit(chromium, "", viewport={"width": 320, "height": 700})
    address = (copy_of_site / "plan/index.html").as_uri()
    open_copy(visit.page, address, copy)

    assert visit.overflow() <= 0
    assert visit.violations() == []
    visit.context.close()
