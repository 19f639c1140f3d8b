import io
import os
from unittest.mock import patch
from urllib.parse import urlsplit

import pytest
from django.conf import settings as site_settings
from django.core.cache import cache
from django.core.management import call_command
from django.test import override_settings
from django.test.utils import setup_databases, teardown_databases
from django.urls import get_resolver

from greenshift import sharing
from paper import shelf


def pytest_configure(config):
    """Where the tests count in Redis, each of their processes has a database there."""
    told = site_settings.CACHES["default"]
    if "LOCATION" in told:
        number = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
        told["LOCATION"] = urlsplit(told["LOCATION"])._replace(path=number).geturl()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment, django_db_modify_db_settings, django_db_blocker
):
    """Every test with a database meets the site's real content in it.

    pytest-django's own fixture sets up a database only where a test that was
    collected has the mark; a copy of the site, which a fixture makes, would then
    be made of the real one.
    """
    with django_db_blocker.unblock(), patch("greenshift.sharing.keep"):
        made = setup_databases(verbosity=0, interactive=False, serialized_aliases=set())
        call_command("import_content", stdout=io.StringIO())
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture
def content_dir(settings, tmp_path):
    """An empty content/ of the test's own."""
    settings.CONTENT_DIR = tmp_path
    return tmp_path


@pytest.fixture(autouse=True)
def nothing_typeset(monkeypatch):
    """Papers are costly to make: tests/paper makes real ones, the others a stand-in."""
    monkeypatch.setattr(shelf, "paper", no_paper)


def no_paper(*asked):
    return shelf.Paper("0" * 32, b"%PDF-1.7 /Count 1\n%%EOF\n")


@pytest.fixture(scope="session", autouse=True)
def addresses_read():
    """They are read once, and not while a test has another ADMIN_PATH."""
    return get_resolver().url_patterns


@pytest.fixture(autouse=True)
def nothing_counted():
    """How often someone has tried belongs to one test."""
    cache.clear()


STATIC_WITHOUT_COLLECTING = {
    "WHITENOISE_USE_FINDERS": True,
    "WHITENOISE_AUTOREFRESH": True,
}


@pytest.fixture(scope="session")
def export_site(django_db_setup, django_db_blocker):
    """Write a copy of the site into a folder and return what the command says."""

    def export(folder, **options):
        out = io.StringIO()
        with (
            django_db_blocker.unblock(),
            override_settings(**STATIC_WITHOUT_COLLECTING),
            pytest.MonkeyPatch.context() as patch,
        ):
            patch.setattr(
                sharing, "draw", lambda *words: b"drawn"
            )  # costly, and tested
            patch.setattr(shelf, "paper", no_paper)
            call_command("export_site", os.fspath(folder), stdout=out, **options)
        return out.getvalue()

    return export


@pytest.fixture(scope="session")
def copy_of_site(tmp_path_factory, export_site):
    """A copy of the real site, for tests that only read it."""
    folder = tmp_path_factory.mktemp("copies") / "copy"
    export_site(folder)
    return folder
