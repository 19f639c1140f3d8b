"""Times that are set, passed, replaced and cancelled, and what the list tells."""

from datetime import timedelta

import pytest
from django.utils import timezone

from greenshift import publishing
from greenshift.standing import standing, words
from method.models import Principle
from tests.admin import address, form_of
from tests.factories import make_principle, make_user

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def reviewer(client):
    client.force_login(make_user(group="Granskare"))
    return client


def press(client, page, button, **changes):
    url = address(type(page), "change", page.pk)
    data = form_of(client.get(url)) | {button: "1", "note": "Nytt."} | changes
    return client.post(url, data, follow=True)


def titles_seen(page, at):
    return [each.title for each in publishing.editions_of(page).visible(at)]


def test_publishing_at_once_replaces_an_older_text_that_was_to_come():
    page = make_principle(title="Till i morgon")
    publishing.publish(page, at=timezone.now() + DAY)
    page.title = "Nu"
    page.save()

    publishing.publish(page)

    assert titles_seen(page, timezone.now() + 2 * DAY) == ["Nu"]


def test_what_comes_sooner_still_comes():
    page = make_principle(title="I morgon")
    publishing.publish(page, at=timezone.now() + DAY)
    page.title = "Nästa vecka"
    page.save()

    publishing.publish(page, at=timezone.now() + 7 * DAY)

    assert titles_seen(page, timezone.now() + 2 * DAY) == ["I morgon"]
    assert titles_seen(page, timezone.now() + 8 * DAY) == ["Nästa vecka"]


def test_cancelled_times_leave_what_readers_see(reviewer, client):
    page = make_principle()
    publishing.publish(page, until=timezone.now() + 2 * DAY)
    publishing.publish(page, at=timezone.now() + DAY)

    press(reviewer, page, "_cancel")

    assert not standing(page).has_times
    assert client.get(page.url).status_code == 200


@pytest.mark.parametrize("button", ["_cancel", "_withdraw"])
@pytest.mark.parametrize("is_seen", [True, False])
def test_a_page_was_not_updated_on_a_day_that_was_cancelled(reviewer, is_seen, button):
    before = timezone.localdate() - (2 * DAY if is_seen else 0 * DAY)
    page = make_principle(updated=before)
    if is_seen:
        publishing.publish(page)
    publishing.date(page, timezone.now() + DAY)
    publishing.publish(page, at=timezone.now() + DAY)

    press(reviewer, page, button)

    page.refresh_from_db()
    assert page.updated == before


def test_a_page_that_was_only_to_come_is_a_draft_again(reviewer):
    page = make_principle(status="draft")
    publishing.publish(page, at=timezone.now() + DAY)

    press(reviewer, page, "_cancel")

    page.refresh_from_db()
    assert page.status == "draft"


def test_a_withdrawn_page_that_was_to_come_back_is_withdrawn_again(reviewer, client):
    page = make_principle()
    publishing.withdraw(page)
    publishing.publish(page, at=timezone.now() + DAY)

    press(reviewer, page, "_cancel")

    page.refresh_from_db()
    assert page.status == "withdrawn"
    assert client.get(page.url).status_code == 410


def test_a_time_that_has_passed_means_at_once(reviewer, client):
    page = make_principle(title="Först")
    earlier = timezone.localtime() - DAY

    press(
        reviewer,
        page,
        "_publish",
        title="Sedan",
        publish_at=earlier.strftime("%Y-%m-%dT%H:%M"),
    )

    assert "Sedan" in client.get(page.url).text


def test_publishing_dates_the_page_and_a_small_change_does_not(reviewer):
    page = make_principle()
    press(reviewer, page, "_publish", is_small="on")
    page.refresh_from_db()
    small = page.updated
    press(reviewer, page, "_publish")

    page.refresh_from_db()
    assert small.isoformat() == "2026-01-31"
    assert page.updated == timezone.localdate()


def test_the_list_tells_where_each_page_stands(reviewer):
    make_principle(status="draft", title="Ett")
    publishing.publish(make_principle(title="Två"), at=timezone.now() + DAY)
    coming = make_principle(status="draft", title="Tre")
    publishing.publish(coming, at=timezone.now() + DAY)
    publishing.withdraw(make_principle(title="Fyra"))
    past = make_principle(status="draft", title="Fem")
    publishing.publish(past, at=timezone.now() - 2 * DAY, until=timezone.now() - DAY)

    rows = reviewer.get(address(Principle, "changelist")).context["cl"].result_list
    told = {row.title: words(row) for row in rows}
    assert told["Ett"] == "Utkast"
    assert told["Två"] == "Publicerad, ändring på väg"
    assert told["Tre"] == "På väg"
    assert told["Fyra"] == told["Fem"] == "Borttagen"


def test_only_a_page_that_readers_see_can_be_withdrawn(reviewer):
    draft, seen = make_principle(status="draft"), make_principle()
    forms = [
        reviewer.get(address(Principle, "change", page.pk)).text
        for page in (draft, seen)
    ]

    assert ['name="_withdraw"' in form for form in forms] == [False, True]
