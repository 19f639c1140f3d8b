"""The picture library carried as files, out and back in."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from greenshift.models import Image
from greenshift.publishing import publish
from tests.factories import make_principle
from tests.greenshift.pictures.conftest import media

pytestmark = pytest.mark.django_db


def carry(command, **options):
    told = StringIO()
    call_command(command, stdout=told, **options)
    return told.getvalue()


@pytest.fixture
def shown(editor, image, content_dir):
    """A page with a picture, both in files."""
    page = make_principle(body=image.markdown)
    carry("export_content")
    return page


def test_pictures_go_out_in_files_and_come_back_the_same(
    shown, image, content_dir, settings, client
):
    before = client.get(shown.url).text.replace(image.file.name[:-13], "")
    files = sorted(p.name for p in (content_dir / "images").iterdir())
    text = (content_dir / "images" / "falt-i-motljus.yaml").read_text()
    Image.objects.all().delete()

    carry("import_content")
    back = Image.objects.get()
    carry("export_content")

    assert files == ["falt-i-motljus.webp", "falt-i-motljus.yaml"]
    assert (content_dir / "images" / "falt-i-motljus.yaml").read_text() == text
    assert (back.alt_sv, back.credit, back.width) == ("Ett fält", "Oss", 900)
    assert client.get(shown.url).text.replace(back.file.name[:-13], "") == before


def test_a_consent_stays_out_of_the_files(shown, image, content_dir):
    Image.objects.update(consent="Åsa sa ja 2026-01-31")
    carry("export_content")

    text = (content_dir / "images" / "falt-i-motljus.yaml").read_text()
    assert "Åsa" not in text


def test_a_picture_without_a_key_is_in_no_file(image, content_dir):
    Image.objects.update(key="")
    carry("export_content")

    assert not (content_dir / "images").exists()


def test_importing_twice_changes_nothing(shown, settings):
    before = media(settings)
    carry("import_content")

    assert media(settings) == before


def test_a_picture_changed_on_both_sides_is_a_conflict(shown, content_dir):
    path = content_dir / "images" / "falt-i-motljus.yaml"
    path.write_text(path.read_text().replace("Ett fält", "Ett stort fält"))
    Image.objects.update(alt_sv="Ett litet fält")

    with pytest.raises(CommandError, match="images/falt-i-motljus.yaml"):
        carry("import_content")
    carry("import_content", overwrite=True)

    assert Image.objects.get().alt_sv == "Ett stort fält"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("alt_da: En mark", "alt_da: ''", "Describe the picture"),
        ("focus_x: 50", "focus_x: 500", "100"),
        ("credit: Oss", "maker: Oss", "Write these keys"),
        ("key: falt-i-motljus", "key: annan", "The key must be"),
    ],
)
def test_a_fault_in_a_pictures_file_is_named(shown, content_dir, old, new, words):
    path = content_dir / "images" / "falt-i-motljus.yaml"
    path.write_text(path.read_text().replace(old, new))

    with pytest.raises(CommandError, match=words):
        carry("import_content")


def lose(image, settings):
    (Path(settings.MEDIA_ROOT) / image.file.name).unlink()


def test_a_picture_whose_file_is_lost_gets_it_back_and_keeps_its_words(
    shown, image, settings
):
    Image.objects.update(alt_sv="Ett litet fält")
    lose(image, settings)

    carry("import_content")

    found = Image.objects.get()
    assert found.file.storage.exists(found.file.name)
    assert found.alt_sv == "Ett litet fält"


def test_a_picture_whose_file_is_lost_stops_neither_export_nor_start(
    shown, image, settings
):
    lose(image, settings)

    carry("export_content")

    assert "falt-i-motljus has no file" in carry("make_renditions")


def test_a_pictures_file_that_is_not_utf_8_is_named(shown, content_dir):
    path = content_dir / "images" / "falt-i-motljus.yaml"
    path.write_bytes(path.read_text().encode("latin-1"))

    with pytest.raises(CommandError, match="falt-i-motljus.yaml: The file is not UTF"):
        carry("import_content")


def test_a_page_with_a_picture_that_no_file_has_is_refused(shown, content_dir):
    (content_dir / "images" / "falt-i-motljus.yaml").unlink()

    with pytest.raises(CommandError, match="no picture image:falt-i-motljus"):
        carry("import_content")


def test_publishing_is_not_needed_again_when_a_picture_is_described_anew(shown, client):
    publish(shown)
    Image.objects.update(alt_sv="Ett fält i motljus")

    assert 'alt="Ett fält i motljus"' in client.get(shown.url).text
