"""The site as files: whole, linked within itself, and never half made."""

import json
import os
import re
import shutil
from urllib.parse import unquote, urldefrag

import pytest
from django.core.management import CommandError

from tests.backups import manage
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


def test_the_readme_tells_that_a_plan_is_opened_and_saved_in_the_copy(copy_of_site):
    text = (copy_of_site / "LÄSMIG.txt").read_text()

    for plan in ("plan/index.html", "da/plan/index.html"):
        assert f" {plan} " in text
        assert (copy_of_site / plan).is_file()


def test_a_second_run_writes_nothing_and_no_link_led_nowhere(
    copy_of_site, export_site, capsys
):
    before, place = inodes(copy_of_site), os.readlink(copy_of_site)

    told = export_site(copy_of_site)

    assert "Nothing has changed" in told
    # The pictures to share are drawn by a stand-in, and are not everywhere.
    dead = capsys.readouterr().err.splitlines()
    assert [each for each in dead if "/media/share/" not in each] == []
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


def test_where_there_is_no_site_yet_it_says_what_to_do(tmp_path):
    (tmp_path / "db.sqlite3").touch()

    told = manage(tmp_path, "export_site", str(tmp_path / "copy"))

    assert told.returncode == 1
    assert "Run manage.py up." in told.stderr
    assert "Traceback" not in told.stderr
