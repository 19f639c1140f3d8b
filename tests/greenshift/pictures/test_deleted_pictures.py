"""A picture that was deleted in the admin stays away, whatever its files say."""

import io

import pytest
from django.core.management import call_command

from greenshift.models import DeletedImage, Image
from tests.admin import address
from tests.factories import write_principle

pytestmark = pytest.mark.django_db

KEPT_AWAY = "images/falt-i-motljus.yaml is kept away: its picture was deleted"


def run(command, **options):
    output = io.StringIO()
    call_command(command, stdout=output, **options)
    return output.getvalue()


@pytest.fixture
def path(editor, image, content_dir):
    """The file of a picture that has been deleted."""
    run("export_content")
    editor.post(address(Image, "delete", image.pk), {"post": "yes"})
    return content_dir / "images" / "falt-i-motljus.yaml"


def change(path):
    path.write_text(path.read_text().replace("Ett fält", "Ett stort fält"))


def test_its_files_do_not_bring_it_back(path):
    assert KEPT_AWAY in run("import_content")
    assert not Image.objects.exists()


def test_one_deleted_from_the_list_is_kept_away_too(editor, image, content_dir):
    run("export_content")
    chosen = {"action": "delete_selected", "_selected_action": image.pk, "post": "yes"}
    editor.post(address(Image, "changelist"), chosen)

    assert KEPT_AWAY in run("import_content")


def test_a_changed_file_does_not_bring_it_back_either(path):
    change(path)

    assert KEPT_AWAY in run("import_content")
    assert not Image.objects.exists()


def test_the_files_win_when_told(path):
    assert KEPT_AWAY not in run("import_content", overwrite=True)
    assert Image.objects.get().alt_sv == "Ett fält"
    assert KEPT_AWAY not in run("import_content")


def test_a_picture_deleted_again_is_kept_away_again(path, editor):
    run("import_content", overwrite=True)
    editor.post(address(Image, "delete", Image.objects.get().pk), {"post": "yes"})

    assert KEPT_AWAY in run("import_content")


def test_its_files_are_removed_by_export(path):
    told = run("export_content")

    assert "falt-i-motljus.yaml is removed: its picture was deleted" in told
    assert not list(path.parent.iterdir())


def test_files_with_words_of_their_own_are_removed_only_when_told(path):
    change(path)

    assert "falt-i-motljus.yaml is left" in run("export_content")
    assert path.exists()
    run("export_content", overwrite=True)
    assert not path.exists()


def test_files_that_a_page_s_file_shows_are_left(path, content_dir):
    write_principle(content_dir, body="![](image:falt-i-motljus)")

    assert "falt-i-motljus.yaml is left" in run("export_content", overwrite=True)
    assert path.exists()


def test_nothing_is_kept_of_what_it_showed(path):
    (row,) = DeletedImage.objects.values()

    assert set(row) == {"id", "key", "synced_digest"}
