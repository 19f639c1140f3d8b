"""Each fault of an installation is told, with what to do, and ends with code 1."""

import io
import shutil
from collections import namedtuple
from datetime import date

import pytest
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from greenshift import databasecopy, doctor_machine, health, search_index
from greenshift.contentrows import as_file
from greenshift.models import Image, SearchEntry
from method.models import Principle

pytestmark = pytest.mark.django_db


@pytest.fixture
def well(settings, tmp_path, tmp_path_factory, monkeypatch):
    """Settings of an installation where nothing is wrong."""
    settings.DATA_DIR = settings.MEDIA_ROOT = tmp_path
    settings.SECRET_KEY_FILE = tmp_path / "secret-key"
    settings.SECRET_KEY = "a-long-and-random-secret-key-of-this-test"
    settings.SITE_URL = "https://gron.example.se"
    settings.ALLOWED_HOSTS = ["gron.example.se"]
    settings.SITE_OWNER, settings.CONTACT_EMAIL = "Kommunen", "a@example.se"
    settings.CONTACT_PHONE, settings.CONTACT_ADDRESS = "010", "Gatan"
    settings.ACCESSIBILITY_ASSESSED_ON = timezone.localdate()
    settings.MIRROR_DIR = ""
    settings.CONTENT_DIR = tmp_path_factory.mktemp("content")
    monkeypatch.setattr(doctor_machine, "staticfiles_storage", StaticFilesStorage())
    return settings


def told(code=1):
    out = io.StringIO()
    try:
        call_command("doctor", stdout=out)
    except SystemExit as end:
        assert end.code == code
    else:
        assert code == 0
    return out.getvalue()


def test_says_that_all_is_well(well):
    text = told(code=0)

    assert "All is well." in text
    assert "WRONG" not in text


def test_nothing_is_left_behind(well, tmp_path):
    told(code=0)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("HAS_SECRET_KEY", False, "There is no secret key"),
        ("SECRET_KEY", "short", "shorter than 32"),
        ("DEBUG", True, "DEBUG is on"),
        ("SITE_URL", "gron.example.se", "which is no address"),
        ("SITE_URL", "http://gron.example.se", "Serve it over HTTPS"),
        ("ALLOWED_HOSTS", ["other.example"], "refuses its own address"),
        ("SITE_OWNER", "", "SITE_OWNER is not set"),
        ("CONTACT_EMAIL", "", "There is no /.well-known/security.txt"),
        ("ACCESSIBILITY_ASSESSED_ON", date(2020, 1, 1), "last assessed on 2020"),
        ("MIRROR_DIR", "/no/such/folder", "There is no copy of the site"),
    ],
)
def test_a_setting_that_is_wrong_is_told(well, name, value, words):
    setattr(well, name, value)

    assert words in told()


def test_an_address_of_this_machine_is_only_worth_a_note(well):
    well.SITE_URL, well.ALLOWED_HOSTS = "http://127.0.0.1:8000", ["127.0.0.1"]

    assert "note  address" in told(code=0)


def test_a_data_folder_that_is_missing(well, tmp_path):
    well.DATA_DIR = well.MEDIA_ROOT = tmp_path / "none"

    text = told()

    assert "isn't there" in text
    assert "Pictures can't be written" in text
    assert not (tmp_path / "none").exists()


def test_a_data_folder_that_cannot_be_written(well, monkeypatch):
    monkeypatch.setattr(doctor_machine, "is_writable", lambda folder: False)

    assert "can't be written" in told()


def test_a_key_that_others_can_read(well):
    well.SECRET_KEY_FILE.write_text(well.SECRET_KEY)
    well.SECRET_KEY_FILE.chmod(0o644)

    assert "chmod 600" in told()


def test_a_disk_that_is_nearly_full(well, monkeypatch):
    usage = namedtuple("usage", "free")(3_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage)

    assert "Only 3 MB are free" in told()


def test_media_that_cannot_be_written(well, tmp_path):
    file = tmp_path / "in-the-way"
    file.write_text("")
    well.MEDIA_ROOT = file

    assert "Pictures can't be written" in told()


def test_pictures_whose_files_are_gone(well):
    words = {"alt_sv": "Ett fält", "alt_da": "En mark", "width": 4, "height": 3}
    Image.objects.create(key="falt", file="images/gone.webp", **words)

    assert "1 pictures have no file: falt." in told()


def test_a_database_file_that_is_damaged(well, monkeypatch):
    def is_no_database():
        raise DatabaseError("file is not a database")

    monkeypatch.setattr(health, "database", is_no_database)

    assert "damaged: file is not a database. Put the newest backup back" in told()


def test_static_files_that_were_not_collected(well, monkeypatch):
    class Collected(StaticFilesStorage):
        def stored_name(self, name):
            raise ValueError("Missing staticfiles manifest entry")

    monkeypatch.setattr(doctor_machine, "staticfiles_storage", Collected())

    assert "Static files haven't been collected" in told()


def test_a_database_that_cannot_be_opened_and_what_waits_for_it(well, monkeypatch):
    def gone(*arguments):
        raise OperationalError("unable to open database file")

    with monkeypatch.context() as fault:
        fault.setattr(connection, "cursor", gone)
        text = told()

    assert "unable to open database file" in text
    assert "search: not before the database is right" in text


def test_a_database_that_is_damaged(well, monkeypatch):
    monkeypatch.setattr(databasecopy, "fault", lambda: "page 7 is lost")

    assert "The database is damaged: page 7 is lost." in told()


def test_migrations_that_were_not_run(well):
    recorded = MigrationRecorder(connection).migration_qs.filter(app="greenshift")
    recorded.latest("name").delete()

    assert "The database is older than the code" in told()


def test_a_journal_that_is_not_wal_is_only_worth_a_note(well):
    well.WAL_IS_SAFE = False

    text = told(code=0)

    assert ("note  journal" in text) == (connection.vendor == "sqlite")


def test_a_page_and_a_picture_without_a_key(well):
    Principle.objects.filter(language="sv", key="larande").update(key="", title="Utan")
    Image.objects.create(title="Bilden", file="images/a.webp", width=1, height=1)

    text = told()

    assert "The principle Utan has no key." in text
    assert "The image Bilden has no key." in text


def test_a_page_that_search_does_not_know(well):
    entry = SearchEntry.objects.first()
    search_index.forget([entry.pk])

    assert "Search doesn't know 1 pages" in told()


def test_a_page_changed_in_its_file_and_in_the_admin(well):
    page = Principle.objects.get(language="sv", key="larande")
    file = well.CONTENT_DIR / as_file(page).path
    file.parent.mkdir(parents=True)
    file.write_text(as_file(page).dump().replace(page.title, "Filens rubrik"))
    page.title = "Redaktörens rubrik"
    page.save()

    assert f"{as_file(page).path}." in told()


def test_a_copy_of_another_state(well, tmp_path):
    copy = tmp_path / "copy"
    copy.mkdir()
    (copy / "LÄSMIG.txt").write_text("Version: an older one")
    well.MIRROR_DIR = str(copy)

    assert "note  copy" in told(code=0)
