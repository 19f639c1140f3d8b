"""The database removed, made read-only, and locked for half a minute."""

import sqlite3
import subprocess
import threading
import time
from contextlib import closing

import pytest

from tests.bench.warmth import until_quiet
from tests.faults.site import PAGE, Editor, until

LOCKED = 30  # seconds
SEARCH = "/sok/?q=mandat"
TOLD = "kan inte läsa eller spara just nu"
SOON = LOCKED / 2  # who waits for the lock to be let go waits longer


@pytest.fixture
def editor(running):
    return Editor(running)


def assert_all_is_well_again(site, editor, title):
    until(lambda: site.get(SEARCH).status_code == 200)
    until(lambda: editor.has_published(title))
    until(lambda: site.says(title))


def test_readers_go_on_while_the_file_is_gone_and_editors_are_told(running, editor):
    form = editor.page_form
    database = running.data_dir / "db.sqlite3"
    kept = database.rename(database.with_name("elsewhere"))
    until(lambda: running.get(SEARCH).status_code == 503)
    # A thread that has the file open goes on for seconds.
    until(lambda: TOLD in editor.get(form).text)

    assert {running.get(PAGE).status_code for _ in range(20)} == {200}
    assert not database.exists(), "An empty database would hide the fault."

    kept.rename(database)
    assert_all_is_well_again(running, editor, "Efter försvinnandet")


def test_another_file_in_its_place_is_soon_the_one_that_is_read(running, editor):
    database = running.data_dir / "db.sqlite3"
    copy = database.with_name("copy")
    copy.write_bytes(database.read_bytes())
    copy.replace(database)

    until(lambda: editor.has_published("I den nya filen"))

    with closing(sqlite3.connect(database)) as new:
        title = "SELECT title FROM greenshift_edition ORDER BY id DESC LIMIT 1"
        assert new.execute(title).fetchone() == ("I den nya filen",)


def test_readers_go_on_while_nothing_can_be_written_and_editors_are_told(
    running, editor, mount
):
    place = running.data_dir
    until_quiet(running.process)  # while pages are written there it is busy
    mount(place, "--bind", str(place))
    mount(place, "-o", "remount,bind,ro")

    answer = editor.publish("Går inte att spara")
    assert (answer.status_code, TOLD in answer.text) == (503, True)
    assert {running.get(path).status_code for path in (PAGE, SEARCH)} == {200}
    subprocess.run(["mount", "-o", "remount,bind,rw", place], check=True)
    assert_all_is_well_again(running, editor, "Efter skrivskyddet")


def read_until(end, site, path, took, statuses):
    while time.monotonic() < end:
        started = time.monotonic()
        statuses.add(site.get(path).status_code)
        took.append(time.monotonic() - started)


def test_readers_do_not_wait_for_a_lock_and_editors_are_told(running, editor):
    answers, pages, searches = [], ([], set()), ([], set())
    with closing(sqlite3.connect(running.data_dir / "db.sqlite3")) as other:
        other.execute("BEGIN EXCLUSIVE")
        end = time.monotonic() + LOCKED
        asked = [(PAGE, pages)] * 4 + [(SEARCH, searches)] * 12
        readers = [
            threading.Thread(target=read_until, args=(end, running, path, *seen))
            for path, seen in asked
        ]
        for each in readers:
            each.start()
        answers.append(editor.get("/admin/"))
        for each in readers:
            each.join()
        other.rollback()

    assert pages[1] == {200}
    assert max(pages[0]) < SOON
    assert searches[1] == {503}
    assert (answers[0].status_code, TOLD in answers[0].text) == (503, True)
    assert_all_is_well_again(running, editor, "Efter låset")


def test_a_server_that_starts_without_a_database_says_so_and_comes_back(site):
    database = site.data_dir / "db.sqlite3"
    kept = database.rename(database.with_name("elsewhere"))
    try:
        site.start()
        answer = site.get(PAGE)
        assert (answer.status_code, TOLD in answer.text) == (503, True)
        assert site.get("/healthz").status_code == 200

        kept.rename(database)
        until(lambda: site.get(PAGE).status_code == 200)
    finally:
        site.stop()


def test_a_site_that_starts_again_without_its_database_shows_what_was_seen(site):
    database = site.data_dir / "db.sqlite3"
    try:
        site.start()
        until_quiet(site.process)
        before = site.get(PAGE).text
        site.stop()
        kept = database.rename(database.with_name("elsewhere"))

        site.start()
        until(lambda: site.get(PAGE).text == before)
        assert site.get(SEARCH).status_code == 503

        kept.rename(database)
        until(lambda: site.get(SEARCH).status_code == 200)
    finally:
        site.stop()
