"""A plan kept on the device: the choice that it waits for, and refusals."""

from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.browser.planning import (
    PHONE,
    failure,
    fresh,
    go_on,
    make_kept,
    open_file,
    unfold,
)
from tests.browser.visit import Visit


def kept(page):
    return page.evaluate("localStorage['gron-plan']") or ""


@pytest.mark.parametrize(
    ("address", "is_kept", "words"),
    [
        ("/plan/", "Sparad", "Inget nytt sparas på den här enheten förrän ni har valt"),
        ("/da/plan/", "Gemt", "Intet nyt bliver gemt på denne enhed, før I har valgt"),
    ],
)
def test_nothing_is_kept_until_the_choice_is_made_and_the_bar_says_so(
    chromium, site, address, is_kept, words
):
    with fresh(chromium) as page:
        make_kept(page, site, address=address, words=is_kept)
        page.locator(".plan-bar .is-warning", has_text=words).wait_for()
        page.fill("#id_title", "Något annat")
        page.wait_for_timeout(1000)

        expect(page.locator(".plan-bar .is-warning")).to_contain_text(words)
        assert "Den första" in kept(page)


def test_a_plan_that_is_opened_settles_the_offer_and_is_kept(chromium, site, copy):
    with fresh(chromium) as page:
        make_kept(page, site)
        open_file(page, copy)
        page.locator("[data-plan-kept]", has_text="Sparad").wait_for()

        expect(page.locator("[data-plan-offer]")).to_be_hidden()
        assert "Bilpendling i Åby" in kept(page)


def test_a_file_that_is_no_plan_leaves_the_offer(chromium, site, tmp_path):
    (tmp_path / "other.json").write_text("{}")
    with fresh(chromium) as page:
        make_kept(page, site)
        open_file(page, tmp_path / "other.json")

        expect(page.locator("[data-plan-offer]")).to_be_visible()
        assert "Den första" in kept(page)


def test_going_on_asks_first_where_something_is_typed(chromium, site):
    with fresh(chromium) as page:
        make_kept(page, site)
        page.fill("#id_title", "Något annat")
        go_on(page)
        page.get_by_text("byts ut mot planen").wait_for()
        asked = page.locator("#id_title").input_value()
        go_on(page, "Ja, fortsätt med den")
        page.locator("#id_title[value='Den första']").wait_for()

        assert asked == "Något annat"
        expect(page.locator("[data-plan-offer]")).to_be_hidden()


def test_the_kept_plan_stays_where_going_on_with_it_fails(chromium, site):
    with fresh(chromium) as page:
        make_kept(page, site)
        page.route("**/plan/", lambda route: route.abort())
        go_on(page)
        page.locator(".plan-told", has_text="Servern svarar inte").wait_for()
        page.fill("#id_title", "Något annat")
        page.wait_for_timeout(1000)

        expect(page.locator("[data-plan-offer]")).to_be_visible()
        assert "Den första" in kept(page)


def test_the_kept_plan_is_deleted_after_a_second_word(chromium, site):
    with fresh(chromium) as page:
        make_kept(page, site)
        page.locator("[data-plan-offer] summary").click()
        before = kept(page)
        page.get_by_role("button", name="Ja, ta bort den").click()

        assert "Den första" in before
        assert kept(page) == ""
        expect(page.locator("[data-plan-kept]")).to_have_text("")


def test_the_offer_and_its_questions_are_accessible(chromium, site):
    visit = Visit(chromium, site, viewport=PHONE)
    make_kept(visit.page, site)
    visit.page.fill("#id_title", "Något annat")
    go_on(visit.page)
    visit.page.locator("[data-plan-offer] summary").click()

    assert visit.overflow() <= 0
    assert visit.violations() == []
    visit.page.locator("[data-plan-anew]").click()
    visit.page.locator("[data-plan-kept]", has_text="Sparad").wait_for()
    visit.context.close()


def test_a_file_that_is_too_large_is_refused_in_the_answers_words(
    chromium, site, tmp_path
):
    (tmp_path / "large.json").write_bytes(b" " * 30_000_000)
    with fresh(chromium) as page:
        page.goto(f"{site}/plan/")
        page.locator("#id_file").set_input_files(tmp_path / "large.json")
        page.locator("button[value='open']").click()

        assert "för stor" in failure(page)
        assert "Allt ni har skrivit finns kvar här." in failure(page)
        assert "webbläsare" not in failure(page)


def test_what_does_not_arrive_is_refused_in_the_answers_words(chromium, site):
    with fresh(chromium) as page:
        page.goto(f"{site}/da/plan/")
        page.route("**/plan/", lambda route: route.continue_(post_data=""))
        unfold(page, "loops").locator("button").click()

        assert "Intet af planen" in failure(page)
        assert "Alt, hvad I har skrevet, er her stadig." in failure(page)
        assert "browser" not in failure(page)


def test_a_failure_is_announced_and_stays_beside_what_is_kept(chromium, site):
    with fresh(chromium) as page:
        page.goto(f"{site}/plan/")
        page.route("**/plan/", lambda route: route.abort())
        section = unfold(page, "loops")
        page.fill("#id_title", "Kvar")
        section.locator("button").click()
        page.locator("[data-plan-kept]", has_text="Sparad").wait_for()

        assert "Servern svarar inte" in failure(page)
        announced = page.locator("[role=status][data-plan-announce]").inner_text()
        assert announced == failure(page)


@contextmanager
def two_tabs(chromium, site):
    """Two pages of one browser: a plan that is written, and the same gone on with."""
    with fresh(chromium) as first:
        first.goto(f"{site}/plan/")
        first.fill("#id_title", "Första fliken")
        first.locator("[data-plan-kept]", has_text="Sparad").wait_for()
        second = first.context.new_page()
        second.goto(f"{site}/plan/")
        go_on(second)
        second.locator("#id_title[value='Första fliken']").wait_for(state="attached")
        yield first, second


def test_a_tab_that_another_has_kept_after_says_so_and_does_not_replace_it(
    chromium, site
):
    with two_tabs(chromium, site) as (first, second):
        second.fill("#id_title", "Andra fliken")
        second.locator("[data-plan-kept]", has_text="Sparad").wait_for()
        first.locator(".is-warning", has_text="i en annan flik").wait_for()
        first.fill("#id_title", "Första fliken igen")
        first.wait_for_timeout(1000)

        assert "Andra fliken" in kept(second)
        expect(first.locator(".plan-bar .is-warning")).to_contain_text(
            "i en annan flik"
        )
        expect(second.locator(".plan-bar .is-warning")).to_have_count(0)


def test_an_untouched_tab_offers_what_another_has_kept_meanwhile(chromium, site):
    with fresh(chromium) as first:
        first.goto(f"{site}/plan/")
        second = first.context.new_page()
        second.goto(f"{site}/plan/")
        second.fill("#id_title", "Kom till sedan")

        first.locator("[data-plan-offer]", has_text="Det finns en plan").wait_for()
        go_on(first)
        first.locator("#id_title[value='Kom till sedan']").wait_for(state="attached")
