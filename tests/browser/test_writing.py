"""Writing in the admin with scripts on: the page beside its form, tools, pickers."""

from playwright.sync_api import expect

from tests.browser.test_editor import open_step, own_site, sign_in
from tests.browser.test_story import picture

__all__ = ["own_site"]

WIDE = {"width": 1440, "height": 1000}
LONGEST = 15_000  # ms to wait for the preview, on a machine with much else to do


def open_form(chromium, site):
    page = chromium.new_context(viewport=WIDE).new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    sign_in(page, site)
    open_step(page, site, "Pröva")
    return page, complaints


def test_the_page_beside_the_form_follows_what_is_typed(chromium, own_site):
    page, complaints = open_form(chromium, own_site)
    preview = page.frame_locator("#live iframe")
    preview.locator("h1:has-text('Pröva')").wait_for(timeout=LONGEST)

    page.fill("#id_title", "Testa")
    page.fill("#id_body", "Läs mer [här](step:borta).")
    preview.locator("h1:has-text('Testa')").wait_for(timeout=LONGEST)
    told = page.inner_text("#live .is-error >> nth=0")

    assert "rad 1" in told
    assert complaints == []
    page.context.close()


def test_text_is_marked_and_linked_by_keyboard_alone(chromium, own_site):
    page, complaints = open_form(chromium, own_site)

    page.fill("#id_body", "")
    page.focus("#id_body")
    page.keyboard.type("Vi ")
    page.keyboard.press("Control+b")
    page.keyboard.type("lyssnar")
    page.keyboard.press("Control+End")
    page.keyboard.type(" och går till ")
    page.keyboard.press("Shift+Tab")  # into the toolbar …
    page.keyboard.press("End")  # … to its last tool, the picture, and one back
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.locator(".picker-list button").first.wait_for()
    page.keyboard.type("utf")
    page.keyboard.press("Enter")

    expected = "Vi **lyssnar** och går till [Utforska](step:utforska)"
    expect(page.locator("#id_body")).to_have_value(expected)
    assert complaints == []
    page.context.close()


def fill_in_picture(page, title):
    file = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture("#0f3d33")}
    page.fill("#new-picture-id_title", title)
    page.set_input_files("#new-picture-id_file", file)
    page.check("#new-picture-id_is_decorative")
    page.fill("#new-picture-id_credit", "Hamnens vänner")
    page.fill("#new-picture-id_licence", "CC BY 4.0")


def test_a_picture_is_uploaded_and_put_into_the_text_from_the_dialog(
    chromium, own_site
):
    page, complaints = open_form(chromium, own_site)

    page.click("markdown-toolbar[for=id_body] button[data-upload]")
    page.click(".picker-upload")
    fill_in_picture(page, "Bänken")
    page.uncheck("#new-picture-id_is_decorative")
    page.click(".picker-new input[name=_save]")
    page.wait_for_selector(".picker-new .errorlist")  # what it shows is not said
    fill_in_picture(page, "Bänken")
    page.click(".picker-new input[name=_save]")
    page.wait_for_selector("#picker:not([open])", state="attached")

    assert "![](image:banken)" in page.input_value("#id_body")
    assert complaints == []
    page.context.close()


def test_a_picture_that_does_not_arrive_is_told_of_and_sent_once(chromium, own_site):
    page, _complaints = open_form(chromium, own_site)
    answers, sent = [lambda route: route.fulfill(status=413, body="Too large")], []
    page.click("markdown-toolbar[for=id_body] button[data-upload]")
    page.click(".picker-upload")
    fill_in_picture(page, "Bänken")

    def answer(route):
        sent.append(route)
        answers.pop()(route) if answers else route.continue_()

    page.route("**/image/add/**", answer)
    page.click(".picker-new input[name=_save]")
    page.wait_for_selector(".picker-new :focus:has-text('Bilden kom inte fram.')")
    kept = page.input_value("#new-picture-id_title")
    page.dblclick(".picker-new input[name=_save]")
    page.wait_for_selector("#picker:not([open])", state="attached")

    assert kept == "Bänken"
    assert "![](image:banken)" in page.input_value("#id_body")
    assert len(sent) == 2
    page.context.close()


def test_who_is_signed_out_is_told_why_there_is_nothing_to_pick(chromium, own_site):
    page, _complaints = open_form(chromium, own_site)
    page.context.clear_cookies()

    page.click("markdown-toolbar[for=id_body] button[data-pick]:not([data-upload])")
    page.wait_for_selector(".picker-list:has-text('Spara det du har skrivit')")

    expect(page.locator("#picker")).to_be_visible()
    page.context.close()


def test_what_is_to_be_mended_leads_to_its_line(chromium, own_site):
    page, _complaints = open_form(chromium, own_site)
    page.fill("#id_body", "Först.\n\nLäs mer [här](step:borta).")
    link = page.locator("#live .is-error a[href='#id_body']").first
    link.wait_for(timeout=LONGEST)

    link.click()

    marked = page.evaluate("document.getSelection().toString()")
    expect(page.locator("#id_body")).to_be_focused()
    assert marked == "Läs mer [här](step:borta)."
    page.context.close()


def test_what_keeps_a_page_from_being_saved_takes_the_focus(chromium, own_site):
    page, _complaints = open_form(chromium, own_site)

    page.click("input[name=_publish]")
    page.wait_for_selector(".errornote")

    expect(page.locator("#id_note")).to_be_focused()
    page.context.close()


def test_leaving_unsaved_text_asks_first(chromium, own_site):
    page, _complaints = open_form(chromium, own_site)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    page.goto(f"{own_site}/admin/")
    open_step(page, own_site, "Pröva")
    page.locator("#id_title").press_sequentially("!")
    page.goto(f"{own_site}/admin/")

    assert asked == ["beforeunload"]
    page.context.close()
