"""A plan's papers as a team makes them, with and without scripts."""

import io
import json
import subprocess
from urllib.parse import urlencode
from urllib.request import urlopen

import pikepdf
import pytest
from docx import Document

from plan import kinds, planfile
from plan.typed import to_form
from tests.browser.visit import WIDTHS, Visit
from tests.paper.pdf import elements
from tests.plan.plans import whole_plan

ADDRESSES = {
    "/plan/": ("mandatblad", "korschema", "aterkoppling", "hela-planen"),
    "/da/plan/": ("mandatark", "drejebog", "tilbagemelding", "hele-planen"),
}
EVERY = [f"{start}{name}/" for start, names in ADDRESSES.items() for name in names]


def open_copy(page, address, copy):
    """The plan's page with a copy opened, and its papers in sight."""
    page.goto(address)
    page.locator("#id_file").set_input_files(copy)
    page.locator("button[value='open']").click()
    page.locator("#activities-3").wait_for(state="attached")
    page.locator("details[data-section='papers'] > summary").click()


def download(page, button):
    with page.expect_download() as told:
        page.locator(button).click()
    return told.value.path().read_bytes()


@pytest.mark.parametrize("has_scripts", [True, False])
@pytest.mark.parametrize("start", ADDRESSES)
def test_each_paper_is_made_from_the_plan_and_opened(
    chromium, site, start, has_scripts, copy
):
    visit = Visit(chromium, site, java_script_enabled=has_scripts)
    open_copy(visit.page, site + start, copy)
    for name in ADDRESSES[start]:
        button = f"button[formaction='{start}{name}/']"
        word = Document(io.BytesIO(download(visit.page, f"{button}[value='word']")))
        pdf = pikepdf.open(io.BytesIO(download(visit.page, f"{button}[value='pdf']")))

        assert word.core_properties.language == "da-DK"
        assert word.paragraphs[1].style.name == "Heading 1"
        assert "Bilpendling i Åby" in pdf.open_metadata()["dc:title"]
        assert pdf.Root.Lang == "da"
        assert "/H2" in {str(each.S) for each in elements(pdf.Root.StructTreeRoot)}
    visit.context.close()


def test_the_way_walked_is_numbered_by_the_steps_also_when_it_leads_back(
    chromium, site, copy
):
    visit = Visit(chromium, site)
    open_copy(visit.page, f"{site}/plan/", copy)
    visit.page.locator("button[formaction='/plan/hela-planen/'][value='page']").click()
    stops = visit.page.locator(".along > li")
    stops.first.wait_for()

    numbers = stops.evaluate_all(
        "all => all.map(each => getComputedStyle(each, '::before').content)"
    )
    assert numbers == [f'"{number}"' for number in (1, 2, 1, 2, 3, 4, 3, 4, 5)]
    visit.context.close()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_the_way_to_a_paper_and_back_loses_nothing(chromium, site, has_scripts, copy):
    visit = Visit(chromium, site, java_script_enabled=has_scripts)
    page = visit.page
    open_copy(page, f"{site}/plan/", copy)
    page.locator("button[formaction='/plan/korschema/'][value='page']").click()
    page.get_by_role("button", name="Tillbaka till planen").click()
    page.locator("#plan-form").wait_for()

    assert planfile.read(download(page, "button[value='save']")) == whole_plan()
    assert visit.complaints == []
    visit.context.close()


def test_a_shared_computer_is_not_asked_about_leaving_for_a_paper(chromium, site, copy):
    visit = Visit(chromium, site)
    asked = []
    visit.page.on("dialog", lambda box: (asked.append(box.type), box.accept()))
    open_copy(visit.page, f"{site}/plan/", copy)
    visit.page.get_by_label("Den här datorn är delad").check()
    visit.page.locator("button[formaction='/plan/mandatblad/'][value='page']").click()
    visit.page.locator(".paper").wait_for()

    assert asked == []
    visit.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_paper_is_accessible_and_fits_each_width(chromium, site, scheme, copy):
    visit = Visit(chromium, site, color_scheme=scheme)
    for address in EVERY:
        start = "/da/plan/" if address.startswith("/da/") else "/plan/"
        open_copy(visit.page, site + start, copy)
        visit.page.locator(f"button[formaction='{address}'][value='page']").click()
        visit.page.locator(".paper").wait_for()
        for width in WIDTHS:
            visit.page.set_viewport_size({"width": width, "height": 800})
            assert visit.overflow() <= 0, (address, width)
        assert visit.violations() == [], address
    assert visit.complaints == []
    visit.context.close()


def test_the_text_to_paste_is_copied_with_a_press(chromium, site, copy):
    visit = Visit(chromium, site, permissions=["clipboard-read", "clipboard-write"])
    page = visit.page
    open_copy(page, f"{site}/da/plan/", copy)
    page.locator("button[formaction='/da/plan/tilbagemelding/'][value='page']").click()
    page.locator("[data-copy-from]").click()
    page.get_by_role("status").filter(has_text="Kopieret").wait_for()

    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Den går tio minuter tidigare." in copied
    assert "Ikke udfyldt endnu" in copied
    visit.context.close()


def test_every_paper_is_valid_html(site, nu, tmp_path):
    for number, address in enumerate(EVERY):
        fields = dict(to_form(kinds.write_part(whole_plan())))
        sent = urlencode(fields, doseq=True).encode()
        with urlopen(site + address, sent) as answer:
            (tmp_path / f"{number}.html").write_bytes(answer.read())

    told = subprocess.run(
        ["java", "-jar", nu, "--format", "json", "--errors-only", str(tmp_path)],
        capture_output=True,
        text=True,
    )

    assert [each["message"] for each in json.loads(told.stderr)["messages"]] == []
