from datetime import timedelta

import pytest
from django.utils import timezone

from greenshift import publishing, upkeep
from method.models import Principle, Step
from tests.admin import address, form_of
from tests.factories import make_principle, make_user

pytestmark = pytest.mark.django_db


def titles(errands):
    return [errand.title for errand in errands]


@pytest.fixture
def reviewer(client):
    client.force_login(make_user(group="Granskare"))
    return client


def test_a_site_just_set_up_has_nothing_to_do():
    assert not upkeep.drafts()
    assert not upkeep.unpublished()
    assert not upkeep.scheduled()
    assert not upkeep.to_check()


def test_an_edit_that_is_not_published_is_remembered(reviewer):
    step = Step.objects.get(language="sv", key="prova")
    url = address(Step, "change", step.pk)

    reviewer.post(url, form_of(reviewer.get(url)) | {"title": "Testa"})
    before = titles(upkeep.unpublished())
    reviewer.post(url, form_of(reviewer.get(url)) | {"_publish": "1", "note": "Namn."})

    assert before == ["4. Testa"]
    assert not upkeep.unpublished()


def test_drafts_and_times_to_come_are_listed(reviewer):
    make_principle(status="draft", title="Utkast")
    later = make_principle(status="draft", title="Senare")
    publishing.publish(later, at=timezone.now() + timedelta(hours=1))

    text = reviewer.get("/admin/").text

    assert titles(upkeep.drafts()) == ["Utkast"]
    assert titles(upkeep.scheduled()) == ["Senare"]
    assert "Utkast" in text
    assert "Senare" in text


def test_only_times_that_hold_are_listed_and_the_soonest_first():
    in_days = [timezone.now() + timedelta(days=number) for number in range(6)]
    going = make_principle(title="Går")
    publishing.publish(going, until=in_days[5])
    publishing.publish(going, note="Tidigare.", until=in_days[3])
    staying = make_principle(title="Stannar")
    publishing.publish(staying, until=in_days[1])
    publishing.publish(staying, note="Tills vidare.", until=None)
    coming = make_principle(status="draft", title="Kommer")
    publishing.publish(coming, at=in_days[2])

    found = [(errand.title, errand.when) for errand in upkeep.scheduled()]

    assert found == [("Kommer", in_days[2]), ("Går", in_days[3])]


def test_a_change_in_one_language_asks_for_a_look_at_the_other_until_it_is_published():
    page = Principle.objects.get(language="sv", key="larande")
    partner = Principle.objects.get(language="da", key="larande")

    publishing.publish(page, note="Nytt.", author=make_user())
    after_one = titles(upkeep.to_check())
    publishing.publish(partner, note="Nyt.", author=make_user())

    assert after_one == ["Åbent og lærende"]
    assert upkeep.to_check() == []


def test_a_page_past_its_day_is_to_be_looked_through(client):
    today = timezone.localdate()
    make_principle(title="I god tid", review_on=today + timedelta(days=1))
    page = make_principle(title="För sent", review_on=today, owner="klimat@example.org")

    assert titles(upkeep.overdue()) == ["För sent"]
    assert 'href="mailto:klimat@example.org"' in client.get(page.url).text
