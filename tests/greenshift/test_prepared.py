"""A query is put together once, and asked again with other values."""

from datetime import timedelta

import pytest
from django.utils import timezone

from greenshift.lookups import MOST
from greenshift.models import Edition
from greenshift.prepared import prepared
from tests.factories import make_principle

pytestmark = pytest.mark.django_db


def known_as(keys, at):
    """Visible editions by their keys, before the query is prepared."""
    return Edition.objects.visible(at).filter(key__in=keys).order_by("key")


def counted(build):
    built = []

    def count(**markers):
        built.append(markers)
        return build(**markers)

    return prepared(count), built


def keys(editions):
    return [edition.key for edition in editions]


def test_finds_what_the_queryset_finds():
    make_principle(key="en")
    make_principle(key="tva")
    ask = prepared(known_as)

    assert keys(ask(keys=["en"])) == ["en"]
    assert ask(keys=["tva"])[0].text == Edition.objects.get(key="tva").text


def test_is_put_together_once_for_each_length_of_a_list():
    ask, built = counted(known_as)

    for wanted in (["en"], ["tva"], ["en", "tva"], ["tva", "tre"]):
        ask(keys=wanted)

    assert len(built) == 2


def test_asks_at_the_time_when_it_is_asked(time_machine):
    make_principle(key="snart")
    ask = prepared(known_as)
    assert keys(ask(keys=["snart"])) == ["snart"]

    time_machine.move_to(timezone.now() - timedelta(days=1))
    assert ask(keys=["snart"]) == []


def test_gives_tuples_where_values_are_asked_for():
    make_principle(key="en", title="Ett verktyg")

    @prepared
    def titles(key, at):
        return Edition.objects.visible(at).filter(key=key).values_list("title")

    assert titles(key="en") == [("Ett verktyg",)]


def test_values_that_look_like_sql_are_values():
    make_principle(key="en")

    assert prepared(known_as)(keys=["en' OR 1=1 --", "%s"]) == []


def test_a_text_may_name_more_pages_than_a_query_takes(client):
    named = (f"[a](principle:p{number})" for number in range(3 * MOST))
    page = make_principle(body=" ".join(named))

    assert client.get(page.get_absolute_url()).status_code == 200
