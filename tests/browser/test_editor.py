"""An editor's whole errand in the admin, in a real browser under the strict policy."""

import subprocess
import sys
import time

import pytest
from django.conf import settings

from tests.browser.visit import AXE, WCAG
from tests.server import environment, serving
from tests.totp import code

NAME, PASSWORD = "redaktor", "ett-langt-losenord"


@pytest.fixture
def own_site(tmp_path):
    """A site of the test's own, with someone who may sign in."""
    with serving(tmp_path, REQUIRE_SECOND_FACTOR="true") as (address, _):
        subprocess.run(
            [sys.executable, "manage.py", "createsuperuser", "--noinput"]
            + ["--username", NAME, "--email", "a@example.org"],
            cwd=settings.BASE_DIR,
            env=environment(tmp_path, DJANGO_SUPERUSER_PASSWORD=PASSWORD),
            check=True,
            capture_output=True,
        )
        yield address


def sign_in(page, site):
    """Sign in with a password, and add the second factor that the site asks for."""
    page.goto(f"{site}/admin/")
    page.fill("#id_login", NAME)
    page.fill("#id_password", PASSWORD)
    page.click("button[type=submit].default")
    page.wait_for_url("**/konto/2fa/")
    page.click("a[href$='/totp/activate/']")
    page.fill("#id_password", PASSWORD)
    page.click("form[action*=reauthenticate] button")
    secret = page.inner_text("form code")
    page.fill("#id_code", code(secret))
    page.click("form[action*=activate] button")
    page.wait_for_url("**/konto/2fa/**")
    page.goto(f"{site}/admin/")
    return secret


def open_step(page, site, title):
    page.goto(f"{site}/admin/method/step/?language=sv")
    page.click(f"#result_list a:has-text('{title}')")
    page.wait_for_url("**/change/**")


def save(page, button):
    page.click(f"input[name={button}]")
    page.wait_for_selector(".messagelist .success")


def wait_until(is_so):
    """Ask again while the page cache renews what has changed."""
    for _ in range(100):
        if is_so():
            return
        time.sleep(0.1)
    pytest.fail("The readers' page did not change.")


def test_an_editor_writes_previews_publishes_and_withdraws(chromium, own_site):
    context, visitor = chromium.new_context(), chromium.new_context()
    page, reader = context.new_page(), visitor.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text))
    address = f"{own_site}/metod/process/prova/"
    sign_in(page, own_site)

    open_step(page, own_site, "Pröva")
    page.fill("#id_title", "Testa")
    save(page, "_save")
    reader.goto(address)
    before = reader.inner_text("h1")

    open_step(page, own_site, "Testa")
    link = page.get_attribute("a:has-text('arbetskopian')", "href")
    reader.goto(link)
    shared = reader.inner_text("h1")

    page.fill("#id_note", "Ett tydligare namn.")
    save(page, "_publish")
    wait_until(lambda: reader.goto(address) and reader.inner_text("h1") == "Testa")

    open_step(page, own_site, "Testa")
    save(page, "_withdraw")
    wait_until(lambda: reader.goto(address).status == 410)

    assert (before, shared) == ("Pröva", "Testa")
    assert complaints == []
    assert visitor.cookies() == []
    context.close()
    visitor.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_admin_is_accessible(chromium, own_site, scheme):
    # The policy of the site would keep axe itself out.
    context = chromium.new_context(bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    sign_in(page, own_site)

    # Something to mend, and something on the list of what needs doing.
    page.goto(f"{own_site}/admin/method/step/1/change/")
    page.fill("#id_body", "Läs mer [här](step:borta).")
    page.fill("#id_review_on", "2026-01-31")
    save(page, "_save")
    page.click("markdown-toolbar[for=id_body] button[data-upload]")
    page.click(".picker-upload")
    page.wait_for_selector("#new-picture-id_title")
    found = {"upload": violations(page)}

    paths = ["", "method/step/", "method/tool/add/", "greenshift/image/add/"]
    paths += ["method/step/1/change/", "method/step/1/history/", "cases/case/1/change/"]
    for path in paths:
        page.goto(f"{own_site}/admin/{path}")
        found[path] = violations(page)
    context.close()
    assert found == {path: [] for path in found}


def violations(page):
    page.evaluate(AXE)
    return page.evaluate(
        "rules => axe.run({runOnly: rules}).then(found => found.violations.map("
        "v => [v.id, v.nodes[0].target]))",
        WCAG,
    )
