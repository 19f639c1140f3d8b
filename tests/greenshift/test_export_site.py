"""The site as files: whole, linked within itself, and never half made."""

import fcntl
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Lock
from urllib.parse import unquote, urldefrag

import pytest
from django.core.management import CommandError
from django.db import transaction

from greenshift import copymaking, mirror, mirroring, publishing
from tests.factories import make_principle
from tests.site import PAGE_COUNT, SITE, Outline

FILES = [
    *("index.html", "da/index.html", "metod/process/prova/index.html"),
    *("sitemap.xml", "robots.txt", "favicon.ico", "andringar/atom.xml"),
    *("andringar/step.xml", "api/index.json", "api/openapi.json"),
    *("api/v1/sv/steps.json", "api/v1/da/cases/solenergi.json"),
    *("api/v1/sv/activities.csv", "LÄSMIG.txt"),
    *("static/css/theme.css", "static/fonts/atkinson-hyperlegible-next.woff2"),
    *("sok/index.html", "sok/pages.js", "da/soeg/index.html", "da/soeg/pages.js"),
    *("handbok/handbok.pdf", "da/haandbog/haandbog.pdf", "static/js/plan-offline.js"),
    *("metod/process/prova/kort.pdf", "da/metode/principper/plakat-a3.pdf"),
    *(
        "metod/verktyg/aktorskartan/canvas-a3.pdf",
        "metod/verktyg/loopkollen/kort-a5.pdf",
    ),
]
ADDRESS = re.compile(r'\s(?:href|src|action)="([^"]*)"')


def pages(folder):
    return {path: path.read_text() for path in sorted(folder.rglob("*.html"))}


def inodes(folder):
    return {
        path.relative_to(folder).as_posix(): path.stat().st_ino
        for path in sorted(folder.resolve().rglob("*"))
        for path in [folder / path.relative_to(folder.resolve())]
        if path.is_file()
    }


@pytest.mark.parametrize("name", FILES)
def test_the_copy_has_pages_data_feeds_and_pictures(copy_of_site, name):
    assert (copy_of_site / name).stat().st_size


def test_every_public_page_is_there(copy_of_site):
    sitemap = (copy_of_site / "sitemap.xml").read_text()
    addresses = re.findall(rf"<loc>{SITE}/(.*?)</loc>", sitemap)

    assert len(addresses) == PAGE_COUNT
    for address in addresses:
        assert (copy_of_site / address / "index.html").is_file(), address


def test_every_internal_link_and_anchor_leads_to_a_file(copy_of_site):
    found = pages(copy_of_site)
    ids = {path.resolve(): set(Outline(text).ids) for path, text in found.items()}
    for path, text in found.items():
        for link in ADDRESS.findall(text):
            address, anchor = urldefrag(link)
            if re.match("https?:|mailto:|tel:", address):
                continue
            assert not address.startswith("/"), (path, link)
            target = (path.parent / unquote(address)).resolve() if address else path
            assert target.is_file(), (path, link)
            if anchor:
                assert anchor in ids[target.resolve()], (path, link)


def test_only_the_head_names_the_site_itself(copy_of_site):
    for path, text in pages(copy_of_site).items():
        assert f'href="{SITE}' not in text.partition("<body")[2], path


def test_every_font_and_picture_of_the_styles_is_there(copy_of_site):
    for path in copy_of_site.rglob("*.css"):
        for address in re.findall(r"url\([\"']?([^\"')]+)", path.read_text()):
            if not address.startswith("data:"):
                assert (path.parent / address).is_file(), (path, address)


def test_every_form_says_that_it_is_closed(copy_of_site):
    form = copy_of_site / "metod/verktyg/formkompassen/fragor/index.html"

    assert not [path for path, text in pages(copy_of_site).items() if "<form" in text]
    assert "Stängt just nu." in form.read_text()
    assert "Formulären är stängda just nu." in (copy_of_site / "index.html").read_text()


def test_the_site_itself_is_no_copy(client, db):
    assert "kopia av webbplatsen" not in client.get("/").text


def test_the_search_knows_titles_summaries_and_headings(copy_of_site):
    script = (copy_of_site / "sok/pages.js").read_text()
    entries = json.loads(script.removeprefix("window.pagesOfTheCopy = ").strip(";\n"))

    assert len(entries) == PAGE_COUNT / 2
    step = next(e for e in entries if e["file"] == "metod/process/prova/index.html")
    assert step["title"] == "Pröva"
    assert step["summary"].startswith("Pröva idén")
    assert len(step["headings"]) > 3


def test_the_readme_tells_date_version_and_licence(copy_of_site):
    text = (copy_of_site / "LÄSMIG.txt").read_text()

    assert re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d\nVersion: [0-9a-f]{16}\n", text)
    assert "https://creativecommons.org/licenses/by/4.0/" in text
    assert f"{SITE}/" in text


def test_a_second_run_writes_nothing(copy_of_site, export_site):
    before, place = inodes(copy_of_site), os.readlink(copy_of_site)

    told = export_site(copy_of_site)

    assert "Nothing has changed" in told
    assert inodes(copy_of_site) == before
    assert os.readlink(copy_of_site) == place


def test_a_check_tells_what_the_copy_has_otherwise(copy_of_site, export_site, tmp_path):
    assert "is as the site is now" in export_site(copy_of_site, check=True)

    other = shutil.copytree(copy_of_site.resolve(), tmp_path / ".copy-1")
    (tmp_path / "copy").symlink_to(".copy-1")
    (other / "index.html").write_text("Förr.")
    (other / "da/index.html").unlink()
    with pytest.raises(CommandError) as fault:
        export_site(tmp_path / "copy", check=True)

    assert "\nda/index.html\nindex.html\n" in str(fault.value)
    assert (other / "index.html").read_text() == "Förr."
    assert [path.name for path in tmp_path.glob(".copy-*")] == [".copy-1"]


# What follows fills the copy with a few files in place of the whole site.


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "copy"


def few(**files):
    def fill(copy):
        for name, text in files.items():
            copy.keep(f"{name}/index.html", text.encode())

    return fill


@pytest.mark.django_db
def test_only_what_has_changed_is_written(folder):
    mirror.renew(folder, few(one="1", two="2"))
    before = inodes(folder)

    copy = mirror.renew(folder, few(one="1", two="2!"))

    after = inodes(folder)
    assert copy.written == 1
    assert after["one/index.html"] == before["one/index.html"]
    assert (folder / "two/index.html").read_text() == "2!"


@pytest.mark.django_db
def test_what_is_no_longer_published_leaves_the_copy(folder):
    mirror.renew(folder, few(one="1", two="2"))

    mirror.renew(folder, few(one="1"))

    assert not (folder / "two").exists()
    assert [path.name for path in folder.parent.glob(".copy-*")] == [
        os.readlink(folder)
    ]


@pytest.mark.django_db
def test_with_if_changed_nothing_is_rendered_until_something_is_published(folder):
    mirror.renew(folder, few(one="1"))

    assert mirror.renew(folder, pytest.fail, if_changed=True) is None
    make_principle()
    assert mirror.renew(folder, few(one="2"), if_changed=True)


@pytest.mark.django_db
def test_a_fault_leaves_the_old_copy_whole(folder):
    mirror.renew(folder, few(one="1", two="2"))
    before = inodes(folder)

    def fail(copy):
        few(one="half")(copy)
        raise mirror.MirrorError("/two/ answers 500")

    with pytest.raises(mirror.MirrorError, match="/two/"):
        mirror.renew(folder, fail)

    assert inodes(folder) == before
    assert len(list(folder.parent.glob(".copy-*"))) == 1


KILLED = """
import os, signal
from pathlib import Path
from greenshift import mirror

mirror.state = lambda: "another"

def fill(copy):
    copy.keep("one/index.html", b"half")
    os.kill(os.getpid(), signal.SIGKILL)

mirror.renew(Path({folder!r}), fill)
"""


@pytest.mark.django_db
def test_killed_in_the_middle_the_old_copy_is_whole_and_the_next_run_cleans_up(folder):
    mirror.renew(folder, few(one="1"))
    before = inodes(folder)

    code = KILLED.format(folder=str(folder))
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", code]
    killed = subprocess.run(command, capture_output=True, text=True)

    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert inodes(folder) == before
    assert len(list(folder.parent.glob(".copy-*"))) == 2
    mirror.renew(folder, few(one="2"))
    assert len(list(folder.parent.glob(".copy-*"))) == 1


@pytest.mark.django_db
def test_a_folder_with_other_things_in_it_is_left_alone(folder):
    folder.mkdir()
    (folder / "diary.txt").write_text("mine")

    with pytest.raises(mirror.MirrorError, match="holds something else"):
        mirror.renew(folder, few(one="1"))

    assert [path.name for path in folder.iterdir()] == ["diary.txt"]


@pytest.mark.django_db
def test_an_empty_folder_becomes_the_copy(folder):
    folder.mkdir()

    mirror.renew(folder, few(one="1"))

    assert (folder / "one/index.html").read_text() == "1"


@pytest.mark.django_db
def test_a_run_that_finds_another_waiting_leaves_it_to_that(folder):
    def meanwhile(copy):
        with open(folder.with_name(".copy.queue"), "w") as queue:
            fcntl.flock(queue, fcntl.LOCK_EX)
            with pytest.raises(mirror.AlreadyWaiting):
                mirror.renew(folder, pytest.fail)
        few(one="1")(copy)

    assert mirror.renew(folder, meanwhile)


@pytest.mark.django_db
def test_a_page_that_does_not_open_is_named(folder, monkeypatch, export_site):
    ask = copymaking.Round.ask

    def answer(self, address):
        response = ask(self, address)
        response.status_code = 500 if address == "/bakgrund/" else 200
        return response

    monkeypatch.setattr(copymaking, "BEGIN", (copymaking.SITE_MAP, "/bakgrund/"))
    monkeypatch.setattr(copymaking.Round, "ask", answer)

    with pytest.raises(CommandError, match="/bakgrund/ answers 500"):
        export_site(folder)

    assert not folder.exists()


# When something is published.


@pytest.fixture
def begun(settings, folder, monkeypatch):
    """How often a process was started, with no wait and no process."""
    settings.MIRROR_DIR = str(folder)
    times = []
    monkeypatch.setattr(mirroring, "TOGETHER", 0.05)
    monkeypatch.setattr(mirroring, "begin", lambda: times.append(1))
    monkeypatch.setattr(mirroring, "pending", Lock())
    return times


@pytest.mark.django_db
def test_publications_close_together_are_copied_together(
    begun, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        for _ in range(3):
            make_principle()
        assert not begun

    for _ in range(200):
        if begun:
            break
        time.sleep(0.05)
    assert begun == [1]


@pytest.mark.django_db
def test_publishing_does_not_fail_where_no_process_can_be_started(
    settings, folder, monkeypatch, caplog
):
    settings.MIRROR_DIR = str(folder)
    monkeypatch.setattr(sys, "executable", str(Path(folder) / "missing"))

    mirroring.begin()

    assert "can't be made anew" in caplog.text


@pytest.mark.django_db
def test_without_a_mirror_publishing_starts_nothing(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        publishing.withdraw(make_principle())

    assert mirroring.wait not in callbacks
