"""A page that was deleted in the admin stays away, whatever its file says."""

import io

import pytest
from django.core.management import call_command

from method.models import Principle
from tests.admin import address
from tests.factories import make_principle, make_user, write_principle

pytestmark = pytest.mark.django_db


def run(command, **options):
    output = io.StringIO()
    call_command(command, stdout=output, **options)
    return output.getvalue()


@pytest.fixture
def path(content_dir):
    """The file of a page that is published."""
    path = write_principle(content_dir)
    run("import_content")
    return path


@pytest.fixture
def url(path, client):
    """Where the page was before it was deleted."""
    page = Principle.objects.get(key="provad")
    client.force_login(make_user(group="Granskare"))
    client.post(address(Principle, "delete", page.pk), {"post": "yes"})
    return page.url


def test_its_file_does_not_bring_it_back(url, client):
    told = run("import_content")

    assert "sv/principles/provad.md is kept away" in told
    assert told.endswith("1 kept away\n")
    assert client.get(url).status_code == 410
    assert not Principle.objects.filter(key="provad").exists()


def test_a_changed_file_does_not_bring_it_back_either(url, content_dir, client):
    write_principle(content_dir, title="Ny rubrik")

    run("import_content")

    assert client.get(url).status_code == 410


def test_the_file_wins_when_told(url, client):
    assert run("import_content", overwrite=True) == "1 created\n"
    assert client.get(url).status_code == 200


def test_its_file_is_removed_by_export(url, path):
    assert "provad.md is removed: its page was deleted" in run("export_content")
    assert not path.exists()


def test_a_file_with_words_of_its_own_is_removed_only_when_told(url, content_dir):
    path = write_principle(content_dir, title="Ny rubrik")

    assert "provad.md is left" in run("export_content")
    assert path.exists()
    run("export_content", overwrite=True)
    assert not path.exists()


def test_a_page_that_took_its_place_keeps_the_file(url, path):
    make_principle(slug="provad", key="ny-nyckel", title="Den nya")

    run("export_content")

    assert "title: Den nya\n" in path.read_text()
