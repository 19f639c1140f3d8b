import io
from unittest.mock import patch

import pytest
from django.core.cache import cache
from django.core.management import call_command


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Every test with a database meets the site's real content in it."""
    with django_db_blocker.unblock(), patch("greenshift.sharing.keep"):
        call_command("import_content", stdout=io.StringIO())


@pytest.fixture
def content_dir(settings, tmp_path):
    """An empty content/ of the test's own."""
    settings.CONTENT_DIR = tmp_path
    return tmp_path


@pytest.fixture(autouse=True)
def nothing_counted():
    """How often someone has tried belongs to one test."""
    cache.clear()
