"""A page changed both in its file and in the admin is shown, and settled either way."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from greenshift import publishing, upkeep
from method.models import Principle
from tests.factories import make_principle, make_user

pytestmark = pytest.mark.django_db


def carry(command):
    call_command(command, stdout=StringIO())


@pytest.fixture
def conflict(content_dir):
    page = make_principle(question="Den gamla frågan?")
    carry("export_content")
    path = content_dir / "sv" / "principles" / f"{page.slug}.md"
    path.write_text(path.read_text().replace("Den gamla", "Filens"))
    page.question = "Redaktionens frågan?"
    page.save()
    publishing.publish(page, note="Ny fråga.", author=make_user())
    with pytest.raises(CommandError):
        carry("import_content")
    return page, path


@pytest.fixture
def editor(client):
    client.force_login(make_user(group="Redaktör"))
    return client


def settle(editor, keep):
    name = editor.get("/admin/conflicts/").context["conflicts"][0].name
    return editor.post("/admin/conflicts/", {"name": name, "keep": keep}, follow=True)


def test_it_is_shown_word_by_word(conflict, editor):
    text = editor.get("/admin/conflicts/").text

    assert "<del>Redaktionens</del>" in text
    assert "<ins>Filens</ins>" in text


def test_keeping_the_admins_text_lets_it_go_out_to_the_file(conflict, editor):
    page, path = conflict

    after = settle(editor, "admin")
    carry("import_content")
    carry("export_content")

    assert after.context["conflicts"] == []
    assert "Redaktionens" in path.read_text()
    page.refresh_from_db()
    assert page.question == "Redaktionens frågan?"


def test_taking_the_files_text_makes_it_the_working_copy(conflict, editor, client):
    page, path = conflict

    after = settle(editor, "file")
    carry("import_content")
    page.refresh_from_db()
    before = client.get(page.url).text
    publishing.publish(page, note="Filens fråga.")

    assert after.context["conflicts"] == []
    assert page.question == "Filens frågan?"
    assert "Redaktionens frågan?" in before
    assert "Filens frågan?" in client.get(page.url).text
    assert "Filens" in path.read_text()


def test_taking_the_files_text_is_on_the_list_of_what_to_publish(conflict, editor):
    settle(editor, "file")

    assert [each.title for each in upkeep.unpublished()] == [conflict[0].title]


def test_nothing_to_settle_says_so(editor):
    assert "Inget" in editor.get("/admin/conflicts/").text


def test_a_conflict_that_is_no_more_is_refused(editor):
    answer = editor.post("/admin/conflicts/", {"name": "sv/x.md", "keep": "file"})

    assert answer.status_code == 403


def test_who_may_not_change_the_page_sees_no_conflict(conflict, client):
    client.force_login(make_user(group=None))

    assert client.get("/admin/conflicts/").context["conflicts"] == []
    assert Principle.objects.filter(pk=conflict[0].pk).exists()
