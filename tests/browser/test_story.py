"""
An editor's whole errand: a new pilot with three pictures, from sign-in to withdrawal.

Under the strict policy, with not one complaint of the browser; the same pages are
then walked through again for axe, which the policy keeps out.
"""

from datetime import datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.test_editor import own_site, save, sign_in, violations, wait_until

__all__ = ["own_site"]

PILOT = {
    "title": "Tänk dig en hamn",
    "summary": "En påhittad hamn som visar hur en sida blir till.",
    "owner": "klimat@example.org",
    "review_on": "2027-11-24",
    "place": "En hamn",
    "coordinates": "57.05, 9.92",
    "years": "ett år",
    "led_by": "hamnens vänner",
    "target_group": "de som bor nära",
    "challenge": "Kajen är tom om kvällarna.",
    "tried": "Bänkar, ljus och en kiosk.",
    "known": "Fler satt ner.",
    "unknown": "Varför de satt ner är inte publicerat.",
    "elsewhere": "Det finns fler hamnar.",
    "takeaways": "Börja med en bänk.",
}


def picture(colour):
    content = BytesIO()
    Image.new("RGB", (1200, 800), colour).save(content, "JPEG")
    return content.getvalue()


def upload(page, site, number, colour):
    page.goto(f"{site}/admin/greenshift/image/add/")
    page.fill("#id_title", f"Bänk {number}")
    file = {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": picture(colour)}
    page.set_input_files("#id_file", file)
    page.fill("#id_alt_sv", f"Bänk nummer {number} på kajen")
    page.fill("#id_alt_da", f"Bænk nummer {number} på kajen")
    page.fill("#id_credit", "Hamnens vänner")
    page.fill("#id_licence", "CC BY 4.0")
    save(page, "_save")


def pick_picture(page, number):
    page.focus("#id_body")
    page.keyboard.press("Control+End")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.click("markdown-toolbar[for=id_body] button[data-upload]")
    page.click(f".picker-list button:has-text('Bänk {number}')")


def open_pilot(page, site):
    page.goto(f"{site}/admin/cases/case/?q=tank-dig")
    page.click("#result_list tbody th a")
    page.wait_for_url("**/change/**")
    return page.url


@pytest.fixture
def people(chromium):
    """An editor, and a reader who is never given a cookie."""
    editor, reader = chromium.new_context(), chromium.new_context()
    yield editor.new_page(), reader.new_page()
    assert reader.cookies() == []
    editor.close()
    reader.close()


def test_a_new_pilot_from_sign_in_to_withdrawal(chromium, own_site, people):
    page, reader = people
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    address = f"{own_site}/pilotfall/tank-dig-en-hamn/"
    sign_in(page, own_site)

    write(page, own_site)
    assert reader.goto(address).status == 404
    form = open_pilot(page, own_site)
    preview_and_send(page, reader, form)
    schedule(page, form)
    assert reader.goto(address).status == 404
    publish(page, form)
    assert reader.goto(address).status == 200
    assert_pictured(reader)
    wait_until(lambda: is_listed(reader, own_site))
    change_and_restore(page, reader, form, address)
    page.goto(form)
    save(page, "_withdraw")
    wait_until(lambda: reader.goto(address).status == 410)

    assert complaints == []
    assert_accessible(chromium, own_site, page, form)


def write(page, site):
    """A pilot with its three pictures picked, saved as a draft."""
    for number, colour in enumerate(("#0f3d33", "#f6c945", "#0a5370"), start=1):
        upload(page, site, number, colour)
    page.goto(f"{site}/admin/cases/case/add/")
    for name, words in PILOT.items():
        page.fill(f"#id_{name}", words)
    page.select_option("#id_country", "dk")
    page.fill("#id_body", "## Vid kajen\n\nSå här såg det ut.")
    for number in (1, 2, 3):
        pick_picture(page, number)
    save(page, "_save")


def preview_and_send(page, reader, form):
    """Seen before it is published, also by a colleague without an account."""
    page.goto(form.replace("/change/", "/preview/"))
    expect(page.locator("figure picture img")).to_have_count(3)
    page.goto(form)
    reader.goto(page.get_attribute("a:has-text('arbetskopian')", "href"))
    expect(reader.locator("h1")).to_have_text("Tänk dig en hamn")


def schedule(page, form):
    later = datetime.now(ZoneInfo("Europe/Stockholm")) + timedelta(days=1)
    page.goto(form)
    page.fill("#id_publish_at", later.strftime("%Y-%m-%dT%H:%M"))
    page.fill("#id_note", "Ett nytt pilotfall.")
    save(page, "_publish")


def publish(page, form):
    """At once, which replaces what was to come."""
    page.goto(form)
    page.fill("#id_note", "Ett nytt pilotfall.")
    save(page, "_publish")


def assert_pictured(reader):
    """Each picture has its words, and comes in the smallest format."""
    pictures = reader.locator("figure picture img")
    assert [pictures.nth(n).get_attribute("alt") for n in range(3)] == [
        f"Bänk nummer {n} på kajen" for n in (1, 2, 3)
    ]
    for number in range(3):
        pictures.nth(number).scroll_into_view_if_needed()
        shown = pictures.nth(number).evaluate(
            "image => image.decode().then(() => [image.naturalWidth, image.currentSrc])"
        )
        assert shown[0] > 0
        assert shown[1].endswith(".avif")


def is_listed(reader, site):
    reader.goto(f"{site}/pilotfall/")
    return reader.locator("a:has-text('Tänk dig en hamn')").count()


def change_and_restore(page, reader, form, address):
    def says(words):
        return reader.goto(address) and words in reader.inner_text("main")

    page.goto(form)
    page.fill("#id_led_by", "grannarna")
    page.fill("#id_note", "Rätt namn på dem som ledde.")
    save(page, "_publish")
    wait_until(lambda: says("grannarna"))
    page.goto(form.replace("/change/", "/history/"))
    page.check("tbody tr:nth-child(1) input")
    page.check("tbody tr:nth-child(2) input")
    page.click("form[method=get] input[type=submit]")
    expect(page.locator(".comparison del")).to_have_text("hamnens vänner")
    expect(page.locator(".comparison ins")).to_have_text("grannarna")
    page.goto(form.replace("/change/", "/history/"))
    page.select_option("#edition", index=1)
    page.click("form:has(#edition) input[name=publish]")
    page.wait_for_selector(".messagelist .success")
    wait_until(lambda: says("hamnens vänner"))
    expect(reader.locator("main")).to_contain_text("Tillbaka till versionen från")


def assert_accessible(chromium, site, page, form):
    """Axe on every admin page that the errand touched."""
    context = chromium.new_context(
        bypass_csp=True, storage_state=page.context.storage_state()
    )
    walker = context.new_page()
    touched = ["", "greenshift/image/", "greenshift/image/add/", "cases/case/"]
    touched += ["greenshift/image/1/change/", "cases/case/add/", "links/", "images/"]
    touched += ["languages/", "conflicts/", "admin/logentry/", "method/tool/1/change/"]
    addresses = [f"{site}/admin/{path}" for path in touched]
    actions = ("change", "history", "beside", "delete")
    addresses += [form.replace("/change/", f"/{action}/") for action in actions]
    found = {}
    for address in addresses:
        walker.goto(address)
        found[address] = violations(walker)
    context.close()
    assert {address: each for address, each in found.items() if each} == {}
