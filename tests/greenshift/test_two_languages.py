"""A page and its partner: side by side, to be checked, and told to readers."""

from datetime import timedelta

import pytest
from django.utils import timezone

from greenshift import publishing, upkeep
from method.models import Principle, Step
from tests.admin import address, form_of
from tests.factories import make_principle, make_user

pytestmark = pytest.mark.django_db

NOTICE = "Sidan är nyare på det andra språket"


@pytest.fixture
def pair():
    rows = Principle.objects.filter(key="larande").order_by("-language")
    return rows[0], rows[1]


@pytest.fixture
def reviewer(client):
    client.force_login(make_user(group="Granskare"))
    return client


def change_danish(danish, **options):
    danish.summary = "Vi lærer undervejs."
    danish.save()
    publishing.publish(danish, note="Nyt.", author=make_user(), **options)


def test_a_published_change_tells_editors_and_readers_of_the_other_language(
    pair, client
):
    swedish, danish = pair
    before = client.get(swedish.url).text
    change_danish(danish)

    after = client.get(swedish.url).text
    assert [errand.language for errand in upkeep.to_check()] == ["sv"]
    assert NOTICE not in before
    assert NOTICE in after
    assert NOTICE not in client.get(danish.url).text


@pytest.mark.parametrize("order", [slice(None), slice(None, None, -1)])
def test_either_editor_is_told_what_changed_since_the_import(pair, reviewer, order):
    changed, asked = pair[order]
    change_danish(changed)

    text = reviewer.get(address(Principle, "beside", asked.pk)).text

    assert "Vi lærer undervejs." in text
    assert "Sidan stämmer som den är" in text


def test_a_small_change_asks_nothing(pair, client):
    swedish, danish = pair
    change_danish(danish, is_small=True)

    assert upkeep.to_check() == []
    assert NOTICE not in client.get(swedish.url).text


def test_a_change_that_is_only_saved_asks_nothing(pair, client):
    swedish, danish = pair
    danish.summary = "Vi lærer undervejs."
    danish.save()

    assert upkeep.to_check() == []
    assert NOTICE not in client.get(swedish.url).text


def test_a_small_change_of_its_own_does_not_make_a_page_checked(pair, client):
    swedish, danish = pair
    change_danish(danish)
    publishing.publish(swedish, note="Stavning.", author=make_user(), is_small=True)

    assert NOTICE in client.get(swedish.url).text


def test_a_partner_that_is_withdrawn_asks_nothing(pair, client):
    swedish, danish = pair
    change_danish(danish)
    publishing.withdraw(danish)

    assert NOTICE not in client.get(swedish.url).text
    assert "Åpent" not in client.get("/admin/languages/", follow=True).text


def test_an_editor_marks_a_change_as_small(pair, reviewer):
    _swedish, danish = pair
    url = address(Principle, "change", danish.pk)
    data = form_of(reviewer.get(url)) | {"note": "Komma.", "is_small": "on"}

    reviewer.post(url, data | {"_publish": "1"})

    assert publishing.editions_of(danish).first().is_small


def test_both_are_shown_beside_each_other_with_what_changed(pair, reviewer):
    swedish, danish = pair
    change_danish(danish)

    text = reviewer.get(address(Principle, "beside", swedish.pk)).text

    assert swedish.question in text
    assert danish.question in text
    assert "<ins>Vi</ins>" in text or "<ins>" in text
    assert 'lang="da"' in text


def test_a_planned_change_of_its_own_hides_no_change_in_the_other(pair, reviewer):
    swedish, danish = pair
    publishing.publish(swedish, at=timezone.now() + timedelta(days=3))
    change_danish(danish)

    response = reviewer.get(address(Principle, "beside", swedish.pk))

    assert response.context["differences"]


def test_a_change_in_the_other_that_is_still_to_come_has_changed_nothing(
    pair, reviewer
):
    swedish, danish = pair
    change_danish(danish, at=timezone.now() + timedelta(days=3))

    response = reviewer.get(address(Principle, "beside", swedish.pk))

    assert upkeep.to_check() == []
    assert response.context["differences"] is None


def test_parts_stand_beside_each_other_too(reviewer):
    step = Step.objects.get(language="sv", key="prova")
    partner = Step.objects.get(language="da", key="prova")

    text = reviewer.get(address(Step, "beside", step.pk)).text

    assert step.loops.first().title in text
    assert partner.loops.first().title in text


def test_a_page_that_is_right_is_marked_as_checked_in_one_press(pair, reviewer, client):
    swedish, danish = pair
    change_danish(danish)

    reviewer.post(address(Principle, "beside", swedish.pk))

    assert upkeep.to_check() == []
    edition = publishing.editions_of(swedish).first()
    assert edition.note == "Kontrollerad mot det andra språket."


def test_unpublished_changes_are_not_published_by_the_way(pair, reviewer):
    swedish, danish = pair
    change_danish(danish)
    swedish.summary = "Halvfärdigt."
    swedish.save()

    answer = reviewer.post(address(Principle, "beside", swedish.pk), follow=True)

    assert "Publicera sidans egna ändringar först." in answer.text
    assert len(upkeep.to_check()) == 1


def test_who_only_writes_does_not_mark_as_checked(pair, client):
    client.force_login(make_user(group="Redaktör"))

    answer = client.post(address(Principle, "beside", pair[0].pk))

    assert answer.status_code == 403


def test_pages_without_a_partner_are_listed(reviewer):
    page = make_principle(title="Bara på svenska")

    text = reviewer.get("/admin/languages/").text

    assert address(Principle, "beside", page.pk) in text
    assert "Skriv den" in reviewer.get(address(Principle, "beside", page.pk)).text


def settle(reviewer, page):
    return reviewer.post(address(Principle, "beside", page.pk), follow=True)


def test_a_page_that_is_marked_as_checked_still_goes_when_it_was_to_go(pair, reviewer):
    swedish, danish = pair
    until = timezone.now() + timedelta(days=3)
    publishing.publish(swedish, until=until)
    change_danish(danish)

    settle(reviewer, swedish)

    assert upkeep.to_check() == []
    assert publishing.goes_at(swedish) == until


def test_marking_as_checked_shows_readers_nothing_before_its_time(pair, reviewer):
    swedish, danish = pair
    swedish.summary = "Inte än."
    swedish.save()
    at = timezone.now() + timedelta(days=3)
    publishing.publish(swedish, author=make_user(), at=at, is_small=True)
    change_danish(danish)

    told = settle(reviewer, swedish).text

    assert "Publicera sidans egna ändringar först." in told
    assert "Inte än." not in reviewer.get(swedish.url).text


def test_a_page_that_went_by_itself_does_not_come_back_by_being_checked(pair, reviewer):
    swedish, danish = pair
    change_danish(danish)
    publishing.editions_of(swedish).update(withdrawn_at=timezone.now())

    before = reviewer.get(address(Principle, "beside", swedish.pk)).text
    told = settle(reviewer, swedish).text

    assert "Sidan stämmer som den är" not in before
    assert "Läsarna ser inte sidan" in told
    assert reviewer.get(swedish.url).status_code == 410
