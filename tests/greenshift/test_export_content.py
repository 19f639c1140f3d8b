import io
import shutil
from datetime import timedelta

import pytest
from django.conf import settings as site
from django.core.management import CommandError, call_command
from django.utils import timezone

from greenshift.publishing import publish, withdraw
from method.models import Principle, Step
from tests.factories import make_principle, write_principle

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


def tomorrow():
    return timezone.now() + timedelta(days=1)


def file_of(root, page):
    return root / page.language / "principles" / f"{page.slug}.md"


def test_a_change_that_is_to_come_leaves_the_file_as_readers_have_it(content_dir):
    page = make_principle(title="Nu")
    page.title = "Sedan"
    page.save()
    publish(page, at=tomorrow())

    run("export_content")

    assert "title: Nu\n" in file_of(content_dir, page).read_text()
    assert "conflict" not in run("import_content")


def test_a_page_that_is_only_to_come_leaves_its_file_alone(content_dir):
    path = write_principle(content_dir)
    path.write_text(path.read_text().replace("published", "draft"))
    run("import_content")
    before = path.read_bytes()
    publish(Principle.objects.get(key="provad"), at=tomorrow())

    run("export_content")

    assert path.read_bytes() == before


def test_a_withdrawn_page_that_is_to_come_back_is_withdrawn_in_its_file(content_dir):
    page = make_principle()
    withdraw(page)
    publish(page, at=tomorrow())

    run("export_content")

    assert "status: withdrawn\n" in file_of(content_dir, page).read_text()


def test_a_page_that_is_gone_by_itself_is_withdrawn_in_its_file(
    content_dir, time_machine
):
    page = make_principle()
    publish(page, until=tomorrow())
    time_machine.move_to(tomorrow() + timedelta(days=1))

    run("export_content")

    assert "status: withdrawn\n" in file_of(content_dir, page).read_text()


def test_a_new_file_never_takes_the_place_of_a_change_that_is_to_come(content_dir):
    write_principle(content_dir)
    run("import_content")
    publish(Principle.objects.get(key="provad"), at=tomorrow())
    write_principle(content_dir, title="Ny rubrik")

    with pytest.raises(CommandError, match="sv/principles/provad.md"):
        run("import_content")


def test_a_draft_that_nobody_has_published_gets_no_file(content_dir):
    page = make_principle(status="draft", body="[Trasig](step:finns-inte)")

    run("export_content")

    assert not file_of(content_dir, page).exists()


def test_a_draft_that_has_a_file_is_written_to_it(content_dir):
    path = write_principle(content_dir)
    path.write_text(path.read_text().replace("published", "draft"))
    run("import_content")
    Principle.objects.filter(key="provad").update(title="Ändrad")

    run("export_content")

    assert "title: Ändrad\n" in path.read_text()


def test_a_draft_that_a_published_page_links_to_goes_along(content_dir):
    page = make_principle(status="draft")
    make_principle(body=f"[Utkastet]({page.reference})")

    run("export_content")

    assert "status: draft\n" in file_of(content_dir, page).read_text()
