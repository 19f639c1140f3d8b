"""Pages are made anew when the site changes, and served whatever fails."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import OperationalError
from django.utils import timezone

from greenshift import publishing
from tests.factories import make_principle


@pytest.fixture
def page(site):
    return make_principle(title="Den gamla rubriken")


def change(page, title="Den nya rubriken", **how):
    page.title = title
    page.save()
    publishing.publish(page, **how)


def test_a_publication_is_seen_at_the_next_look(site, page):
    before = site.get(page.url)
    change(page)

    site.pass_time()
    asked = len(site.asked)
    after = site.get(page.url)

    assert "Den nya rubriken" in after.body.decode()
    assert after.headers["etag"] != before.headers["etag"]
    assert len(site.asked) == asked


def test_an_unchanged_page_keeps_its_tag(site, page):
    before = site.get("/da/")
    change(page)
    site.pass_time()

    assert site.get("/da/", if_none_match=before.headers["etag"]).status == 304


def test_until_then_the_old_page_is_served(site, page):
    before = site.get(page.url)
    change(page)

    assert site.get(page.url) == before


def test_while_a_page_is_being_made_readers_get_the_old_one(site, page):
    before = site.get(page.url)
    change(page)
    site.renewal.next_look = 0
    site.renewal.look()
    asked = len(site.asked)

    assert site.get(page.url) == before
    assert list(site.renewal.asked) == [page.url]
    assert len(site.asked) == asked


def test_a_withdrawn_page_leaves_at_the_next_look(site, page):
    site.get(page.url)
    publishing.withdraw(page)

    site.pass_time()

    assert site.get(page.url).status == 410
    assert page.url not in site.cache.pages.pages


def test_a_page_that_moved_leads_on(site, page):
    old = page.url
    site.get(old)
    page.slug = "ny-adress"
    change(page)
    site.pass_time()

    assert site.get(old).headers["location"] == page.url


def test_every_page_of_the_site_map_is_made_before_anyone_asks(site, page):
    site.renewal.site_map = "/sitemap.xml"
    site.pass_time()
    asked = len(site.asked)

    assert site.get(page.url).status == 200
    assert len(site.asked) == asked


def test_a_scheduled_page_comes_and_goes_at_its_moments(site):
    start = datetime(2027, 3, 1, 8, tzinfo=UTC)
    comes, goes = start + timedelta(hours=1), start + timedelta(hours=2)
    moment = timedelta(milliseconds=1)
    with time_machine.travel(start, tick=False) as clock:
        page = make_principle(title="Den gamla rubriken")
        change(page, at=comes, until=goes)
        site.pass_time()
        site.get(page.url)
        seen = []
        for at in (comes - moment, comes, goes - moment, goes):
            clock.move_to(at)
            site.renewal.work()
            site.get(page.url)  # asks for it, if it is too old
            site.renewal.work()
            answer = site.get(page.url)
            seen.append((answer.status, "nya rubriken" in answer.body.decode()))

    assert seen == [(200, False), (200, True), (200, True), (410, False)]


def test_the_thread_wakes_at_the_scheduled_moment(site, page):
    with time_machine.travel(datetime(2027, 3, 1, 8, tzinfo=UTC), tick=False):
        change(page, at=timezone.now() + timedelta(milliseconds=20))
        site.pass_time()
        site.renewal.next_look = float("inf")  # on a slow machine it is time already

        assert site.renewal.pause() == pytest.approx(0.02, abs=0.001)


def gone(*arguments):
    raise OperationalError("unable to open database file")


def test_without_a_database_every_page_that_was_made_is_served(site, page, monkeypatch):
    before = site.get(page.url)
    change(page)
    monkeypatch.setattr(site.renewal, "see", gone)
    site.renewal.next_look = 0
    site.renewal.work()

    assert site.get(page.url) == before
    assert site.renewal.is_failing


def test_a_fault_in_making_leaves_the_old_page(site, page, monkeypatch):
    before = site.get(page.url)
    change(page)
    monkeypatch.setattr("greenshift.pageobjects.as_page", gone)
    site.pass_time()

    assert site.get(page.url) == before


def test_once_the_database_is_back_the_new_page_is_served(site, page, monkeypatch):
    site.get(page.url)
    change(page)
    with monkeypatch.context() as fault:
        fault.setattr(site.renewal, "see", gone)
        site.renewal.next_look = 0
        site.renewal.work()

    site.pass_time()

    assert "Den nya rubriken" in site.get(page.url).body.decode()


def test_a_fault_is_not_kept(site, page, monkeypatch):
    with monkeypatch.context() as fault:
        fault.setattr("greenshift.pageobjects.as_page", gone)
        assert site.get(page.url).status == 503

    assert site.get(page.url).status == 200
