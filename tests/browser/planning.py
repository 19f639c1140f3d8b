"""What a team does on the plan's page, in a browser of its own."""

from contextlib import contextmanager

STEPS = ["rama-in", "utforska", "utveckla", "prova", "forankra"]
LOOPS = [("utforska", "rama-in"), ("prova", "utveckla")]
PHONE = {"width": 320, "height": 700}


@contextmanager
def fresh(chromium, **options):
    """A page in a browser of its own, which knows nothing."""
    context = chromium.new_context(**options)
    yield context.new_page()
    context.close()


def unfold(page, section):
    """Open a section, if it is not open."""
    details = page.locator(f"details[data-section='{section}']")
    if details.get_attribute("open") is None:
        details.locator("summary").first.click()
    return details


def press(page, button):
    """Press a button, and wait for the form that comes back."""
    page.locator("#plan-form").evaluate("form => form.classList.add('before')")
    page.locator(f"button[value='{button}']").click()
    page.locator("#plan-form:not(.before)").wait_for()


def save(page):
    with page.expect_download() as told:
        page.locator("button[value='save']").click()
    return told.value.path().read_bytes()


def make_plan(page):
    """A plan over all five steps, with an activity in each and two loops."""
    page.fill("#id_task-question", "Hur kommer fler till jobbet utan bil?")
    for number, step in enumerate(STEPS):
        section = unfold(page, f"step-{step}")
        section.locator(f"#id_steps-{number}-goal").fill(f"Mål {number + 1}")
        section.locator("input[type=checkbox]").first.check()
        press(page, f"add:activities:{step}")
        page.locator(f"#id_activities-{number}-title").fill(f"Punkt {number + 1}")
    for number, (start, end) in enumerate(LOOPS):
        unfold(page, "loops")
        press(page, "add:loops:")
        page.locator(f"#id_loops-{number}-from_step").select_option(start)
        page.locator(f"#id_loops-{number}-to_step").select_option(end)
        page.locator(f"#id_loops-{number}-learnt").fill("Något nytt")


def make_kept(page, site, title="Den första", address="/plan/", words="Sparad"):
    """Keep a plan on the device, and open the page that offers to go on with it."""
    page.goto(site + address)
    page.fill("#id_title", title)
    page.locator("[data-plan-kept]", has_text=words).wait_for()
    page.goto(site + address)


def go_on(page, name="Fortsätt med den"):
    page.get_by_role("button", name=name, exact=True).click()


def open_file(page, copy):
    page.locator("#id_file").set_input_files(copy)
    press(page, "open")


def failure(page):
    return page.locator(".plan-told:not(:empty)").inner_text()
