"""Signing in with an app's code or a passkey, in a real browser."""

import time

from tests.browser.test_editor import NAME, PASSWORD, own_site, sign_in, violations
from tests.totp import code

__all__ = ["own_site"]

STEP = 30  # seconds that a code is good for


def watched(context):
    page, complaints = context.new_page(), []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page, complaints


def fill_in_password(page, site):
    page.goto(f"{site}/admin/")
    page.fill("#id_login", NAME)
    page.fill("#id_password", PASSWORD)
    page.click("button[type=submit].default")


def test_an_editor_signs_in_with_password_and_code(chromium, own_site):
    context = chromium.new_context()
    page, complaints = watched(context)
    secret = sign_in(page, own_site)
    context.clear_cookies()

    fill_in_password(page, own_site)
    page.wait_for_url("**/authenticate/**")
    page.fill("#id_code", code(secret, at=time.time() + STEP))  # each is good once
    page.click("form:has(#id_code) button[type=submit]")
    page.wait_for_url("**/admin/")

    assert complaints == []
    context.close()


def test_a_passkey_opens_the_admin_alone(chromium, own_site):
    site = own_site.replace("127.0.0.1", "localhost")  # passkeys need a name
    context = chromium.new_context()
    page, complaints = watched(context)
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    options |= {"hasUserVerification": True, "isUserVerified": True}
    device.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": options | {"automaticPresenceSimulation": True}},
    )

    sign_in(page, site)
    page.goto(f"{site}/konto/2fa/webauthn/add/")
    page.fill("#id_name", "Datorn")
    page.check("#id_passwordless")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/konto/2fa/")
    page.goto(f"{site}/konto/2fa/webauthn/")
    page.wait_for_selector("text=Datorn")
    context.clear_cookies()
    page.goto(f"{site}/konto/login/")
    page.click("#passkey_login")
    page.wait_for_url("**/admin/")

    assert complaints == []
    context.close()


def test_the_account_pages_are_accessible(chromium, own_site):
    context = chromium.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(f"{own_site}/konto/login/")
    found = {"login": violations(page)}
    sign_in(page, own_site)
    paths = ["", "totp/activate/", "webauthn/add/", "webauthn/"]
    paths += ["recovery-codes/", "recovery-codes/generate/", "totp/deactivate/"]
    for path in paths:
        page.goto(f"{own_site}/konto/2fa/{path}")
        found[path] = violations(page)
    page.goto(f"{own_site}/konto/reauthenticate/")
    found["again"] = violations(page)

    assert found == {path: [] for path in found}
    context.close()
