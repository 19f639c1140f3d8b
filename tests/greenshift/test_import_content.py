import io

import pytest
from django.core.management import CommandError, call_command

from greenshift.publishing import publish
from method.models import Principle
from tests.factories import write_principle

pytestmark = pytest.mark.django_db


def run(**options):
    output = io.StringIO()
    call_command("import_content", stdout=output, **options)
    return output.getvalue()


def page():
    return Principle.objects.get(key="provad")


def edit_in_admin(**fields):
    Principle.objects.filter(key="provad").update(**fields)
    publish(page())


def test_creates_a_page(content_dir):
    write_principle(content_dir)

    assert run() == "1 created\n"
    assert page().practice == ["Fråga först."]


def test_leaves_an_unchanged_page_alone(content_dir):
    write_principle(content_dir)
    run()

    assert run() == "1 unchanged\n"


def test_updates_a_page_whose_file_moved(content_dir):
    write_principle(content_dir)
    run()
    write_principle(content_dir, title="Ny rubrik")

    assert run() == "1 updated\n"
    assert page().title == "Ny rubrik"


def test_keeps_an_edit_made_in_the_admin(content_dir):
    write_principle(content_dir)
    run()
    edit_in_admin(title="Ändrad")

    assert run() == "1 kept\n"
    assert page().title == "Ändrad"


def test_never_writes_over_a_working_copy_that_is_not_published(content_dir):
    write_principle(content_dir)
    run()
    Principle.objects.filter(key="provad").update(title="Under arbete")

    assert run() == "1 unchanged\n"
    write_principle(content_dir, title="Ny rubrik")
    with pytest.raises(CommandError, match="sv/principles/provad.md"):
        run()

    assert page().title == "Under arbete"


def test_a_file_that_says_draft_takes_the_page_from_readers(content_dir, client):
    path = write_principle(content_dir)
    run()
    assert client.get(page().url).status_code == 200
    path.write_text(path.read_text().replace("published", "draft"))

    run()

    assert client.get(page().url).status_code == 410
    assert run() == "1 unchanged\n"


def test_stops_at_a_conflict_and_names_the_page(content_dir):
    write_principle(content_dir)
    run()
    edit_in_admin(title="Ändrad")
    write_principle(content_dir, title="Ny rubrik")
    write_principle(content_dir, slug="annan", key="annan")

    with pytest.raises(CommandError, match="sv/principles/provad.md"):
        run()

    assert page().title == "Ändrad"
    assert not Principle.objects.filter(key="annan").exists()


def test_overwrites_a_conflict_when_told(content_dir):
    write_principle(content_dir)
    run()
    edit_in_admin(title="Ändrad")
    write_principle(content_dir, title="Ny rubrik")

    assert run(overwrite=True) == "1 updated\n"
    assert page().title == "Ny rubrik"


def test_agrees_when_both_sides_made_the_same_change(content_dir):
    write_principle(content_dir)
    run()
    edit_in_admin(title="Ny rubrik")
    write_principle(content_dir, title="Ny rubrik")

    assert run() == "1 unchanged\n"
    write_principle(content_dir, title="Senare")
    assert run() == "1 updated\n"


def test_a_dry_run_tells_and_writes_nothing(content_dir):
    write_principle(content_dir)

    assert "created" in run(dry_run=True)
    assert not Principle.objects.filter(key="provad").exists()


def test_follows_a_page_to_its_new_slug(content_dir):
    write_principle(content_dir)
    run()
    write_principle(content_dir).rename(content_dir / "sv/principles/ny.md")

    assert run() == "1 updated\n"
    assert page().slug == "ny"


@pytest.mark.parametrize(
    "faulty",
    [
        {"body": "[x](step:finns-inte)"},
        {"title": "A: B"},
        {"key": "provad"},
        {"slug": "Fel adress"},
        {"title": "x" * 200},
    ],
)
def test_imports_nothing_when_one_file_is_wrong(content_dir, faulty):
    write_principle(content_dir)
    write_principle(content_dir, **({"slug": "tva", "key": "tva"} | faulty))

    with pytest.raises(CommandError, match=r"(?s)\.md.*Nothing was imported"):
        run()

    assert not Principle.objects.filter(key="provad").exists()


def test_refuses_a_related_page_that_is_not_there(content_dir):
    path = write_principle(content_dir)
    path.write_text(path.read_text().replace("question:", "steps: [finns]\nquestion:"))

    with pytest.raises(CommandError, match=r"“finns” \(step, key finns\)"):
        run()
