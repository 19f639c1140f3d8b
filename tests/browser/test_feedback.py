"""Answering whether a page helped, and telling what is missing, as a reader does."""

import subprocess

import pytest
from playwright.sync_api import expect

from tests.browser.test_editor import own_site, sign_in
from tests.browser.visit import Visit

__all__ = ["own_site"]

WORDS = {
    "sv": ("/metod/process/utforska/", "Ja", "Vad saknas", "Skicka", "kommit in"),
    "da": ("/da/metode/proces/udforsk/", "Ja", "Hvad mangler", "Send", "kommet ind"),
}
NARROW = {"width": 320, "height": 900}
READING = 2500  # milliseconds that a person needs at the least, and a robot doesn't


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts on", "scripts off"])
def test_a_reader_answers_in_one_press_and_adds_a_comment(
    chromium, site, language, scripts
):
    address, yes, label, send, received = WORDS[language]
    visit = Visit(chromium, site, viewport=NARROW, java_script_enabled=scripts)
    page = visit.page
    page.goto(site + address)

    page.get_by_role("button", name=yes, exact=True).click()
    page.get_by_label(label).fill(f"Ett exempel, {language} {scripts}.")
    page.wait_for_timeout(READING)
    page.get_by_role("button", name=send, exact=True).click()

    expect(page.locator("h1")).to_contain_text(received)
    assert visit.context.cookies() == []
    assert [url for url in visit.requests if not url.startswith(f"{site}/")] == []
    visit.context.close()


def test_the_field_for_a_comment_shows_that_there_is_room_for_some_lines(
    chromium, site
):
    visit = Visit(chromium, site, viewport=NARROW)
    visit.page.goto(site + WORDS["sv"][0])
    with visit.page.expect_navigation():  # with its style
        visit.page.get_by_role("button", name="Ja", exact=True).click()

    assert visit.page.locator("textarea").bounding_box()["height"] >= 140
    visit.context.close()


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_thanks_and_faults_are_accessible_and_fit(chromium, site, language, scheme):
    address, yes, _label, send, _received = WORDS[language]
    visit = Visit(chromium, site, viewport=NARROW, color_scheme=scheme)
    visit.page.goto(site + address)
    visit.page.get_by_role("button", name=yes, exact=True).click()
    thanks = visit.violations(), visit.overflow()
    visit.page.get_by_role("button", name=send, exact=True).click()

    assert thanks == ([], 0)
    assert (visit.violations(), visit.overflow()) == ([], 0)
    expect(visit.page.locator("#errors")).to_be_focused()
    visit.context.close()


OUTSIDE = """() => [...document.querySelectorAll("#content-main *")].filter(each => {
  const box = each.getBoundingClientRect();
  return box.width > 1 && (box.right > innerWidth || box.left < 0);
}).map(each => each.outerHTML.slice(0, 80))"""


def test_what_readers_have_said_fits_an_editors_phone(chromium, own_site):
    visit = Visit(chromium, own_site, viewport=NARROW)
    page = visit.page
    page.goto(own_site + WORDS["sv"][0])
    page.get_by_role("button", name="Ja", exact=True).click()
    page.get_by_label("Vad saknas").fill(
        "Ett längre exempel om hur en grupp tänkte. " * 3
    )
    page.wait_for_timeout(READING)
    page.get_by_role("button", name="Skicka", exact=True).click()
    page.wait_for_url("**/tack/")
    sign_in(page, own_site)

    for address in ("/admin/feedback/", "/admin/greenshift/feedback/"):
        page.goto(own_site + address)
        expect(page.locator("#content-main table")).to_contain_text("tforska")
        assert (page.evaluate(OUTSIDE), visit.overflow()) == ([], 0)
    visit.context.close()


def test_the_whole_way_goes_by_keyboard(chromium, site):
    visit = Visit(chromium, site)
    page = visit.page
    page.goto(f"{site}/kontakt/")

    page.get_by_role("button", name="Ja", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**svar=nej")
    page.get_by_label("Vad saknas").focus()
    page.keyboard.type("Öppettider saknas.")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_timeout(READING)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tack/")

    assert visit.complaints == []
    visit.context.close()


def test_thanks_forms_and_refusals_are_valid_html(chromium, site, nu, tmp_path):
    context = chromium.new_context(java_script_enabled=False)
    form = f"{site}/synpunkter/step/utforska/"
    ours = {"Origin": site}
    answers = {
        "thanks": context.request.get(f"{form}?svar=ja"),
        "faults": context.request.post(form, form={"comment": ""}, headers=ours),
        "received": context.request.get(f"{form}tack/"),
        "refused": context.request.post(f"{form}svar/", form={}, headers=ours),
    }
    for name, answer in answers.items():
        (tmp_path / f"{name}.html").write_bytes(answer.body())

    result = subprocess.run(
        ["java", "-jar", nu, "--errors-only", str(tmp_path)],
        capture_output=True,
        text=True,
    )

    assert result.stderr == ""
    assert [answer.status for answer in answers.values()] == [200, 200, 200, 400]
    context.close()
