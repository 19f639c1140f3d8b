"""Writing in the admin with scripts on: the page beside its form, tools, pickers."""

from tests.browser.test_editor import open_step, own_site, sign_in

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
    assert page.input_value("#id_body") == expected
    assert complaints == []
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
