import io
import shutil

import pytest
from django.conf import settings as site
from django.core.management import CommandError, call_command

from greenshift.publishing import publish
from method.models import Principle, Step
from tests.factories import write_principle

pytestmark = pytest.mark.django_db


def run(command, **options):
    output = io.StringIO()
    call_command(command, stdout=output, **options)
    return output.getvalue()


def edit(model, key, **fields):
    model.objects.filter(key=key, language="sv").update(**fields)
    publish(model.objects.get(key=key, language="sv"))


def bytes_of(root):
    return {path.relative_to(root): path.read_bytes() for path in root.rglob("*.md")}


def test_export_then_import_of_the_real_content_is_the_identity(content_dir):
    shutil.copytree(site.BASE_DIR / "content", content_dir, dirs_exist_ok=True)
    before = bytes_of(content_dir)
    shutil.rmtree(content_dir / "sv")
    shutil.rmtree(content_dir / "da")

    run("export_content")

    assert bytes_of(content_dir) == before
    assert run("import_content") == f"{len(before)} unchanged\n"


def test_takes_an_edit_made_in_the_admin_into_its_file(content_dir):
    shutil.copytree(site.BASE_DIR / "content", content_dir, dirs_exist_ok=True)
    edit(Principle, "larande", title="Ändrad")

    assert "1 written" in run("export_content")
    path = content_dir / "sv/principles/oppet-och-larande.md"
    assert "title: Ändrad\n" in path.read_text()


def test_leaves_a_working_copy_that_is_not_published_out_of_the_files(content_dir):
    shutil.copytree(site.BASE_DIR / "content", content_dir, dirs_exist_ok=True)
    Step.objects.filter(key="prova", language="sv").update(title="Halvfärdig")

    assert "0 written" in run("export_content")


def test_moves_the_file_of_a_page_with_a_new_slug(content_dir):
    shutil.copytree(site.BASE_DIR / "content", content_dir, dirs_exist_ok=True)
    edit(Step, "prova", slug="testa")

    assert "1 moved" in run("export_content")
    assert (content_dir / "sv/steps/testa.md").exists()
    assert not (content_dir / "sv/steps/prova.md").exists()


def test_stops_at_a_file_with_an_edit_of_its_own(content_dir):
    write_principle(content_dir)
    run("import_content")
    edit(Principle, "provad", title="Ändrad")
    path = write_principle(content_dir, title="Ny rubrik")

    with pytest.raises(CommandError, match="sv/principles/provad.md"):
        run("export_content")

    assert "Ny rubrik" in path.read_text()


def test_leaves_a_file_that_no_page_knows(content_dir):
    path = write_principle(content_dir)

    assert "has no page: import or delete it" in run("export_content")
    assert path.exists()
