"""A page's editions: compared by field, and brought back to readers in one press."""

from datetime import timedelta

import pytest
from django.utils import timezone

from greenshift import publishing
from method.models import Principle, Step
from tests.admin import address
from tests.factories import make_principle, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def reviewer(client):
    client.force_login(make_user(group="Granskare"))
    return client


@pytest.fixture
def page():
    """A principle with an edition from before and one that readers see."""
    page = make_principle(title="Först", body="Vi frågar först.")
    page.title, page.body = "Sedan", "Vi lyssnar först."
    page.save()
    publishing.publish(page, note="Nytt ord.")
    return page


def restore(client, page, **data):
    first = publishing.editions_of(page).last()
    url = address(Principle, "history", page.pk)
    return client.post(url, {"edition": first.pk} | data, follow=True)


def test_one_press_shows_readers_an_edition_again_as_an_edition_of_its_own(
    reviewer, client, page
):
    restore(reviewer, page, publish="1")

    editions = publishing.editions_of(page)
    assert "Först</h1>" in client.get(page.url).text
    assert editions.count() == 3
    assert editions.first().note.startswith("Tillbaka till versionen från ")
    assert editions.first().author is not None


def test_the_word_about_it_is_in_the_pages_language(reviewer):
    page = make_principle(language="da")

    restore(reviewer, page, publish="1")

    assert publishing.editions_of(page).first().note.startswith("Tilbage til")


def test_an_edition_that_was_to_come_is_shown_at_once_with_its_own_words(
    reviewer, page
):
    at = timezone.now() + timedelta(days=3)
    coming = publishing.publish(page, note="Till jul.", at=at)

    told = restore(reviewer, page, edition=coming.pk, publish="1").text

    assert publishing.editions_of(page).first().note == "Till jul."
    assert "Sidan är publicerad." in told


def test_changes_that_are_in_no_edition_are_not_lost_unasked(reviewer, page):
    page.title = "Halvfärdig"
    page.save()

    refused = restore(reviewer, page)
    page.refresh_from_db()
    kept = page.title
    restore(reviewer, page, replace="on")

    page.refresh_from_db()
    assert "inte finns i någon version" in refused.text
    assert (kept, page.title) == ("Halvfärdig", "Först")


def test_an_edition_with_something_to_mend_waits_as_working_copy(reviewer, client):
    page = make_principle(title="Först", body="[Sidan](principle:borta)")
    page.title, page.body = "Sedan", ""
    page.save()
    publishing.publish(page, note="Bort med länken.")

    restore(reviewer, page, publish="1")

    page.refresh_from_db()
    assert page.title == "Först"
    assert "Sedan</h1>" in client.get(page.url).text


def test_an_edition_that_no_longer_fits_is_told_and_nothing_changes(reviewer):
    page = make_principle(slug="ett")
    page.slug = "tva"
    page.save()
    publishing.publish(page, note="Ny adress.")
    make_principle(slug="ett")

    told = restore(reviewer, page)

    page.refresh_from_db()
    assert "passar inte webbplatsen" in told.text
    assert page.slug == "tva"


def test_only_the_fields_that_differ_are_shown_by_their_names(reviewer, page):
    ids = publishing.editions_of(page).values_list("pk", flat=True)

    answer = reviewer.get(address(Principle, "history", page.pk), {"of": list(ids)})

    assert [row.name for row in answer.context["differences"]] == ["rubrik", "text"]
    assert "<del>frågar</del><ins>lyssnar</ins>" in answer.text


def test_comparing_takes_two(reviewer, page):
    one = publishing.editions_of(page).first().pk

    answer = reviewer.get(address(Principle, "history", page.pk), {"of": one})

    assert "Markera två versioner" in answer.text


def test_who_only_writes_does_not_show_it_to_readers(client, page):
    client.force_login(make_user(group="Redaktör"))

    assert restore(client, page, publish="1").status_code == 403
    page.refresh_from_db()
    assert page.title == "Sedan"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", "Sidan ”Prova i bygden” (steg, nyckel prova-bygd) saknas på svenska."),
        ("da", "Siden »Prova i bygden« (trin, nøgle prova-bygd) mangler på svensk."),
    ],
)
def test_what_an_old_edition_names_and_is_gone_is_told_by_its_title(
    reviewer, language, words
):
    step = Step.objects.get(language="sv", number=5)
    Step.objects.filter(pk=step.pk).update(key="prova-bygd", title="Prova i bygden")
    step.refresh_from_db()
    publishing.publish(step)
    page = make_principle(status="draft")
    page.steps.add(step)
    publishing.publish(page)
    page.steps.clear()
    Step.objects.filter(pk=step.pk).update(key="en-annan")
    publishing.publish(page)
    reviewer.cookies["django_language"] = language

    assert words in restore(reviewer, page).text
