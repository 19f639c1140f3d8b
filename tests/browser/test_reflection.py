"""The reflection tools as readers use them: with and without scripts, by keyboard."""

import json
import re
import subprocess
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.visit import Visit

SWEDISH = "/metod/verktyg"
DANISH = "/da/metode/vaerktoej"
COMPASS = f"{SWEDISH}/formkompassen/fragor/"
PAGES = [
    f"{COMPASS}?svar=cccaaaaa",
    f"{COMPASS}?svar=ab------&nr=3",
    f"{COMPASS}?svar=abz",
    f"{SWEDISH}/beslutstrappan/fragor/?svar=bbaaa",
    f"{SWEDISH}/motesvaljaren/fragor/?svar=abbbbbba",
    f"{DANISH}/formkompasset/spoergsmaal/?svar=aaaacccc",
    f"{DANISH}/beslutningstrappen/spoergsmaal/?nr=1",
    f"{DANISH}/moedevaelgeren/spoergsmaal/?svar=-c------",
    f"{DANISH}/moedevaelgeren/spoergsmaal/?svar=ffcabadc",
]

# The words of a picture that end outside the frame around it.
RUNNING_OUT = """
() => [...document.querySelectorAll(".result-picture text")].filter(text => {
  const frame = text.closest("figure").getBoundingClientRect();
  const { left, right } = text.getBoundingClientRect();
  return left < frame.left || right > frame.right;
}).map(text => text.textContent)
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_questions_and_results_are_accessible_and_fit_a_phone(chromium, site, scheme):
    size = {"width": 320, "height": 900}
    visit = Visit(chromium, site, color_scheme=scheme, viewport=size)
    for address in PAGES:
        visit.page.goto(site + address)
        assert visit.overflow() <= 0, address
        assert visit.violations() == [], address
    visit.context.close()


def test_names_in_the_pictures_stay_within_their_places(chromium, site):
    page = chromium.new_page(viewport={"width": 320, "height": 900})
    for address in PAGES:
        page.goto(site + address)
        assert page.evaluate(RUNNING_OUT) == [], address
    page.close()


def test_questions_and_results_are_valid_html(site, nu, tmp_path):
    for number, address in enumerate(PAGES):
        with urlopen(site + address) as response:
            (tmp_path / f"{number}.html").write_bytes(response.read())

    told = subprocess.run(
        ["java", "-jar", nu, "--format", "json", "--errors-only", str(tmp_path)],
        capture_output=True,
        text=True,
    )

    assert [each["message"] for each in json.loads(told.stderr)["messages"]] == []


@pytest.mark.parametrize("has_scripts", [True, False])
@pytest.mark.parametrize(
    ("address", "codes", "heading"),
    [
        (COMPASS, "cccaaaaa", "Öppet bord"),
        (f"{DANISH}/beslutningstrappen/spoergsmaal/", "bbaaa", "Overvejer"),
        (f"{SWEDISH}/motesvaljaren/fragor/", "abbbbbba", "Köksbordssamtal passar bäst"),
    ],
)
def test_each_tool_answers_with_and_without_scripts(
    chromium, site, address, codes, heading, has_scripts
):
    context = chromium.new_context(java_script_enabled=has_scripts)
    page = context.new_page()
    page.goto(site + address)
    for place, code in enumerate(codes):
        page.locator("fieldset").nth(place).locator(f"input[value={code}]").check()
    page.locator(".form-send button").click()

    page.wait_for_url(f"{site}{address}?svar={codes}")
    expect(page.locator("h1")).to_have_text(heading)
    expect(page.locator("[data-copy-from]")).to_be_visible(visible=has_scripts)
    assert context.cookies() == []
    context.close()


def test_one_question_at_a_time_is_answered_by_keyboard_alone(chromium, site):
    page = chromium.new_page()
    page.goto(f"{site}{SWEDISH}/beslutstrappan/fragor/?nr=1")
    for _ in range(5):
        page.locator("fieldset input").first.focus()
        page.keyboard.press("ArrowDown")
        with page.expect_navigation():
            page.keyboard.press("Enter")

    page.wait_for_url("**/?svar=bbbbb")
    expect(page.locator("h1")).to_have_text("Håller i")
    page.close()


def test_the_faults_are_in_focus_without_scripts_and_lead_to_their_questions(
    chromium, site
):
    page = chromium.new_page(java_script_enabled=False)
    page.goto(f"{site}{COMPASS}")
    page.locator(".form-send button").click()

    expect(page.locator(".error-summary")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**#id_bestamt")
    expect(page).to_have_title(re.compile("^Fel: "))
    page.close()


def test_the_address_is_copied(chromium, site):
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{site}{COMPASS}?svar=cccaaaaa")
    page.locator("[data-copy-from]").click()
    page.locator("[role=status]", has_text="Kopierat").wait_for()

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".keep-address").inner_text()
    context.close()
