"""Times: a page comes, changes and goes from readers by itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from greenshift import publishing
from method.models import Principle
from tests.admin import address, save
from tests.factories import make_principle, make_user

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def reviewer(client):
    client.force_login(make_user(group="Granskare"))
    return client


def test_a_scheduled_page_comes_and_goes_by_itself(client):
    page = make_principle(status="draft")
    now = timezone.now()
    publishing.publish(page, at=now + HOUR, until=now + 3 * HOUR)
    of_page = publishing.editions_of(page)

    assert not of_page.visible(now).exists()
    assert of_page.visible(now + 2 * HOUR).exists()
    assert not of_page.visible(now + 4 * HOUR).exists()
    assert client.get(page.url).status_code == 404


def test_a_scheduled_change_leaves_the_published_text_until_its_time(client):
    page = make_principle(title="Först")
    page.title = "Sedan"
    page.save()
    publishing.publish(page, at=timezone.now() + HOUR)

    assert "Först" in client.get(page.url).text
    later = publishing.editions_of(page).visible(timezone.now() + 2 * HOUR)
    assert later.get().title == "Sedan"


def test_withdrawing_before_publishing_is_refused(reviewer):
    now = timezone.localtime()
    response = save(
        reviewer,
        make_principle(status="draft"),
        _publish="1",
        publish_at=(now + 2 * HOUR).strftime("%Y-%m-%dT%H:%M"),
        withdraw_at=(now + HOUR).strftime("%Y-%m-%dT%H:%M"),
    )

    assert "tas bort efter att den har publicerats" in response.text


@pytest.fixture
def going():
    """A page that goes from readers by itself in an hour."""
    page = make_principle()
    until = (timezone.now() + HOUR).replace(second=0, microsecond=0)
    publishing.publish(page, author=make_user(), until=until)
    return page


def test_what_publishes_without_a_time_keeps_the_one_that_is_planned(going):
    until = publishing.goes_at(going)

    assert publishing.publish(going).withdrawn_at == until
    assert publishing.publish(going, until=None).withdrawn_at is None


def test_a_page_that_is_to_go_still_goes_when_a_spelling_is_mended(reviewer, going):
    until = publishing.goes_at(going)

    save(reviewer, going, title="Rättad", note="Stavning.", _publish="1")

    assert publishing.editions_of(going).first().title == "Rättad"
    assert publishing.goes_at(going) == until


def test_a_page_that_is_to_go_stays_when_the_time_is_emptied(reviewer, going):
    save(reviewer, going, note="Den stannar.", withdraw_at="", _publish="1")

    assert publishing.goes_at(going) is None


def test_a_page_that_is_to_go_still_goes_when_an_edition_is_shown_again(
    reviewer, going
):
    until = publishing.goes_at(going)
    first = publishing.editions_of(going).last()
    url = address(Principle, "history", going.pk)

    reviewer.post(url, {"edition": first.pk, "publish": "1"})

    assert publishing.editions_of(going).count() == 3
    assert publishing.goes_at(going) == until


def test_when_a_page_to_come_is_to_go_is_told(reviewer):
    page = make_principle(status="draft")
    at = timezone.now() + HOUR
    publishing.publish(page, author=make_user(), at=at, until=at + HOUR)

    text = reviewer.get(address(Principle, "change", page.pk)).text

    assert "På väg:" in text
    assert "Tas bort" in text
