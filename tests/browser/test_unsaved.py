"""A session that ends while somebody writes, in a real browser with two tabs."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser.test_editor import open_step, own_site, sign_in
from tests.browser.test_second_factor import STEP, fill_in_password
from tests.totp import code

__all__ = ["own_site"]


@pytest.mark.parametrize("has_scripts", [True, False])
def test_what_is_typed_is_saved_after_a_new_sign_in(chromium, own_site, has_scripts):
    context = chromium.new_context(java_script_enabled=has_scripts)
    page = context.new_page()
    secret = sign_in(page, own_site)
    open_step(page, own_site, "Pröva")
    page.fill("#id_goal", "Ett nytt mål.")
    context.clear_cookies()

    page.click("input[name=_save]")
    expect(page.locator(":focus")).to_have_text("Du är utloggad")
    with context.expect_page() as tab:
        page.click("#not-saved a")
    sign_in_again(tab.value, own_site, secret)
    if has_scripts:
        page.dblclick("input[value='Spara igen']")  # as once: the token comes first
    else:
        page.click("input[value='Spara igen']")
        page.click("input[value='Spara igen']")  # with the token of the new sign-in
    page.wait_for_selector(".messagelist .success")

    expect(page.locator("#id_goal")).to_have_value("Ett nytt mål.")
    context.close()


def sign_in_again(page, site, secret):
    fill_in_password(page, site)
    page.wait_for_url("**/authenticate/**")
    page.fill("#id_code", code(secret, at=time.time() + STEP))  # each is good once
    page.click("form:has(#id_code) button[type=submit]")
    page.wait_for_url("**/admin/")
