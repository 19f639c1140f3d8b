"""A page is made once for all workers, and is there when the site starts again."""

import fcntl
import os
import time
from datetime import timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.db import OperationalError
from django.utils import timezone

from greenshift import publishing, release
from greenshift.pagecache import renewal, shelf
from greenshift.pagecache.shelf import Shelf
from tests.factories import make_principle
from tests.greenshift.pagecache.conftest import Site


@pytest.fixture
def folder(by_hand, settings, tmp_path):
    settings.PAGE_SHELF = tmp_path / "pages"
    yield settings.PAGE_SHELF
    release.state.cache_clear()


@pytest.fixture
def page(folder):
    return make_principle(title="Den gamla rubriken")


def worker():
    """A worker that has just started, and looked at the site's version."""
    site = Site()
    site.pass_time()
    site.asked.clear()
    return site


def the_database_is_gone(site):
    site.renewal.see = lambda last: (_ for _ in ()).throw(OperationalError("gone"))
    site.renewal.look()


def test_another_worker_takes_the_page_as_it_is(page):
    first, second = worker(), worker()
    made = first.get(page.url, accept_encoding="br")

    assert second.get(page.url, accept_encoding="br") == made
    assert (len(first.asked), len(second.asked)) == (1, 0)


def test_a_publication_makes_it_anew_once(page):
    first, second = worker(), worker()
    for site in (first, second):
        site.get(page.url)
        site.asked.clear()
    page.title = "Den nya rubriken"
    page.save()
    publishing.publish(page)

    for site in (first, second):
        site.pass_time()
        assert "Den nya rubriken" in site.get(page.url).body.decode()
    assert len(first.asked) > len(second.asked) == 0


@pytest.mark.parametrize("change", ["release", "settings"])
def test_another_release_or_setting_makes_it_anew(page, settings, change):
    worker().get(page.url)
    if change == "settings":
        settings.SITE_OWNER = "Kommunen"
        release.state.cache_clear()
        second = worker()
    else:
        with patch.object(release, "state", return_value="another"):
            second = worker()

    assert second.get(page.url).status == 200
    assert len(second.asked) == 1


@pytest.mark.parametrize("content", [b"", b"{}\n", b"[]\nx", b"\xff\n", None])
def test_what_cannot_be_read_is_made_anew(page, folder, content):
    worker().get(page.url)
    path = folder / Shelf(folder).path(page.url).name
    path.write_bytes(path.read_bytes()[:-1] if content is None else content)
    second = worker()

    assert second.get(page.url).status == 200
    assert len(second.asked) == 1


def test_a_page_that_another_makes_is_left_to_it(page, folder):
    site = worker()
    site.get(page.url)
    site.renewal.version = None  # as if the site had changed
    site.renewal.look()
    site.asked.clear()
    lock = os.open(Shelf(folder).lock(page.url), os.O_RDWR | os.O_CREAT)
    fcntl.flock(lock, fcntl.LOCK_EX)
    (folder / Shelf(folder).path(page.url).name).unlink()
    site.renewal.queue.extend([page.url, "/robots.txt"])

    site.renewal.renew_one()

    assert list(site.renewal.queue) == ["/robots.txt", page.url]
    assert not site.asked
    os.close(lock)


def test_who_is_asked_for_it_waits_but_not_for_ever(page, folder, monkeypatch):
    monkeypatch.setattr(shelf, "LONGEST_WAIT", 0.02)
    site = worker()
    lock = os.open(Shelf(folder).lock(page.url), os.O_RDWR | os.O_CREAT)
    fcntl.flock(lock, fcntl.LOCK_EX)

    assert site.get(page.url).status == 200
    os.close(lock)


def test_a_start_without_the_database_shows_what_was_seen_last(page):
    made = worker().get(page.url)
    second = Site()
    the_database_is_gone(second)

    assert second.get(page.url) == made
    assert not second.asked


def test_but_not_what_is_to_be_withdrawn_by_then(page):
    publishing.publish(page, until=timezone.now() + timedelta(hours=1))
    worker().get(page.url)
    second = Site()
    the_database_is_gone(second)

    with time_machine.travel(time.time() + 7200):
        assert second.get(page.url).status in (404, 410)


def test_nor_what_was_withdrawn_before(page):
    first = worker()
    first.get(page.url)
    publishing.withdraw(page)
    first.pass_time()
    second = Site()
    the_database_is_gone(second)

    assert second.get(page.url).status == 410


def test_what_the_site_has_no_longer_is_thrown_out(page, folder):
    site = worker()
    site.get(page.url)
    (folder / "a-page-of-long-ago").write_bytes(b"")

    site.renewal.is_warm = False
    site.renewal.renew_one()

    assert not (folder / "a-page-of-long-ago").exists()
    assert Shelf(folder).path(page.url).exists()


def test_no_one_fills_the_folder_with_addresses_of_their_own(page, folder):
    site = worker()
    kept = {path for path in folder.iterdir() if path.suffix != shelf.LOCK}
    for number in range(300):
        assert site.get(f"/metod/principer/finns-inte-{number}/").status == 404

    assert {path for path in folder.iterdir() if path.suffix != shelf.LOCK} == kept
    assert len(list(folder.iterdir())) <= len(kept) + 256


@pytest.mark.parametrize("obstacle", ["no folder", "no room"])
def test_without_room_for_a_shelf_pages_are_made(page, settings, tmp_path, obstacle):
    if obstacle == "no folder":
        settings.PAGE_SHELF = tmp_path / "file" / "pages"
        settings.PAGE_SHELF.parent.write_bytes(b"")
    with patch("pathlib.Path.write_bytes", side_effect=OSError(28, "No space left")):
        assert worker().get(page.url).status == 200


def test_who_comes_before_the_first_look_waits_for_it(page, monkeypatch):
    worker().get(page.url)
    monkeypatch.setattr(renewal, "FIRST_LOOK", 5)
    site = Site()
    monkeypatch.setattr(site.renewal, "start", lambda: site.renewal.look())

    site.get(page.url)

    assert site.asked == []
