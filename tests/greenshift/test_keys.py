"""What a page is known and found by: never empty, and never lost to its readers."""

import pytest

from greenshift import preview, publishing
from method.models import Principle
from tests.admin import address, form_of
from tests.factories import make_principle, make_user

pytestmark = pytest.mark.django_db

NO_LETTERS = "🌱🌱"


@pytest.fixture
def editor(client):
    client.force_login(make_user(group="Redaktör"))
    return client


def send(client, page, action="change", **changes):
    form = form_of(client.get(address(type(page), "change", page.pk)))
    return client.post(address(type(page), action, page.pk), form | changes)


def errors(response):
    return response.context["adminform"].form.errors


def new_page(editor, **changes):
    data = form_of(editor.get(address(Principle, "add")))
    data |= {"title": NO_LETTERS, "summary": "En mening.", "question": "Vad?"}
    return data | {"practice": "Så.", "warning_signs": "Så."} | changes


def test_a_new_page_whose_title_makes_no_key_is_told_to_have_one_written(editor):
    response = editor.post(address(Principle, "add"), new_page(editor))

    assert errors(response)["key"] == ["Skriv en nyckel: rubriken har inga bokstäver."]
    assert errors(response)["slug"] == [
        "Skriv ett adressord: rubriken har inga bokstäver."
    ]
    assert not Principle.objects.filter(title=NO_LETTERS).exists()


def test_a_title_without_letters_does_with_a_key_and_a_slug_of_its_own(editor):
    data = new_page(editor, key="groddar", slug="groddar")

    response = editor.post(address(Principle, "add"), data)

    assert response.status_code == 302
    assert editor.get(response.headers["Location"]).status_code == 200


def test_the_slug_of_a_page_that_readers_see_is_not_emptied(editor):
    page = make_principle()

    response = send(editor, page, title=NO_LETTERS, slug="")

    assert errors(response)["slug"]
    page.refresh_from_db()
    assert page.slug


@pytest.mark.parametrize("status", ["draft", "published"])
def test_such_a_title_can_be_seen_beside_its_form(editor, status):
    page = make_principle(status=status)

    answer = send(editor, page, "live", title=NO_LETTERS, slug="")

    assert answer.status_code == 200
    assert "inga bokstäver" in answer.json()["remarks"]
    assert editor.get(address(Principle, "preview", page.pk)).status_code == 200


def test_such_a_title_of_a_new_page_can_be_seen_beside_its_form(editor):
    answer = editor.post(address(Principle, "live"), new_page(editor))

    assert "inga bokstäver" in answer.json()["remarks"]


@pytest.fixture
def nameless(editor):
    """A row as an older release could save it."""
    page = make_principle(status="draft")
    link = preview.address(page)
    Principle.objects.filter(pk=page.pk).update(key="", slug="", title=NO_LETTERS)
    return page.pk, link


def test_a_page_without_a_key_opens_in_its_form_and_says_what_it_lacks(
    editor, nameless
):
    form = editor.get(address(Principle, "change", nameless[0]))

    assert "Fyll i och spara: nyckel, adressord." in form.text


def test_a_page_without_a_key_is_mended_in_its_form(editor, nameless):
    page = Principle.objects.get(pk=nameless[0])

    response = send(editor, page, key="groddar", slug="groddar")

    assert response.status_code == 302
    assert editor.get(address(Principle, "preview", page.pk)).status_code == 200


def test_a_page_without_a_slug_is_shown_to_nobody(editor, nameless):
    own = editor.get(address(Principle, "preview", nameless[0]), follow=True)

    assert "Fyll i och spara: nyckel, adressord." in own.text
    assert editor.get(nameless[1]).status_code == 410


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"key": "annan"}, "Nyckeln kan inte ändras"),
        ({"language": "da"}, "Språket kan inte ändras"),
    ],
)
@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_what_ties_a_page_to_its_editions_stays(editor, changes, words, is_withdrawn):
    page = make_principle()
    if is_withdrawn:
        publishing.withdraw(page)

    response = send(editor, page, **changes)

    ((name, told),) = errors(response).items()
    assert name in changes
    assert told[0].startswith(words)


@pytest.mark.parametrize("changes", [{"key": "annan"}, {"language": "da"}])
def test_a_draft_may_change_its_key_and_its_language(editor, changes):
    page = make_principle(status="draft")

    response = send(editor, page, **changes)

    assert response.status_code == 302
    assert Principle.objects.filter(pk=page.pk, **changes).exists()
