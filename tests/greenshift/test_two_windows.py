"""Two windows with one form: the later save is stopped, and keeps what is typed."""

import pytest

from method.models import Loop, Principle, Step
from tests.admin import address, form_of
from tests.factories import make_principle, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(make_user(group="Redaktör"))
    return client


@pytest.fixture
def step():
    return Step.objects.get(language="sv", key="prova")


def test_a_save_on_top_of_anothers_is_stopped_and_nothing_is_lost(editor):
    page = make_principle()
    url = address(Principle, "change", page.pk)
    mine = form_of(editor.get(url)) | {"question": "Min fråga"}
    theirs = form_of(editor.get(url)) | {"question": "Den andras fråga"}
    editor.post(url, theirs)

    stopped = editor.post(url, mine)
    again = editor.post(url, form_of(stopped) | {"question": "Vår fråga"})

    assert "Någon annan sparade sidan" in stopped.text
    assert "Min fråga" in stopped.text
    assert "Den andras fråga" in stopped.text
    assert again.status_code == 302
    page.refresh_from_db()
    assert page.question == "Vår fråga"


def form_without_first_loop(editor, step):
    """What a window sends that was opened before another deleted the first loop."""
    form = form_of(editor.get(address(Step, "change", step.pk)))
    step.loops.first().delete()
    return form


def post(editor, step, form, action="change"):
    return editor.post(address(Step, action, step.pk), form)


def test_text_typed_in_a_part_that_another_deleted_stays_and_can_be_saved(editor, step):
    count = step.loops.count()
    form = form_without_first_loop(editor, step) | {"loops-0-title": "Min loop"}

    told = post(editor, step, form)
    saved = post(editor, step, form_of(told))

    assert "Någon annan sparade sidan" in told.text
    assert 'value="Min loop"' in told.text
    assert saved.status_code == 302
    assert step.loops.filter(title="Min loop").exists()
    assert step.loops.count() == count


def test_a_part_that_both_deleted_is_gone(editor, step):
    form = form_without_first_loop(editor, step) | {"loops-0-DELETE": "on"}
    left = set(step.loops.values_list("pk", flat=True))

    saved = post(editor, step, form_of(post(editor, step, form)))

    assert saved.status_code == 302
    assert set(step.loops.values_list("pk", flat=True)) == left


def test_the_parts_that_are_left_are_saved_as_themselves(editor, step):
    texts = dict.fromkeys(("title", "trigger", "bring", "keep", "reopen"), "Text.")
    to = step.loops.first().to
    left = step.loops.create(key="annan", to=to, position=9, **texts)
    last = step.loops.count() - 1
    form = form_without_first_loop(editor, step) | {f"loops-{last}-title": "Den sista"}

    post(editor, step, form_of(post(editor, step, form)))

    assert Loop.objects.get(pk=left.pk).title == "Den sista"
    assert step.loops.count() == last + 1


def test_the_preview_says_nothing_of_a_part_that_is_gone(editor, step):
    form = form_without_first_loop(editor, step)

    told = post(editor, step, form, "live").json()["remarks"]

    assert "None" not in told
    assert "Någon annan sparade sidan" in told
