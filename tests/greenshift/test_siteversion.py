"""The site's version changes with whatever readers see, however it is written."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from greenshift import publishing, siteversion
from greenshift.models import Edition, EditionLink, Image, SiteVersion
from tests.factories import make_principle, make_user

pytestmark = pytest.mark.django_db
WATCHED = {
    "sqlite": "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": "SELECT event_object_table FROM information_schema.triggers",
}
TRIGGER = "greenshift_edition_update_changes_the_site"
DROP = {
    "sqlite": f"DROP TRIGGER {TRIGGER}",
    "postgresql": f"DROP TRIGGER {TRIGGER} ON greenshift_edition",
}


def update_in_bulk():
    Edition.objects.update(note="Rättat.")


def delete_one():
    EditionLink.objects.first().delete()


def insert_in_bulk():
    link = EditionLink(edition=Edition.objects.first(), kind="step", key="x")
    EditionLink.objects.bulk_create([link])


def write_past_the_code():
    with connection.cursor() as cursor:
        cursor.execute("UPDATE greenshift_edition SET title = 'Rättad'")


def add_a_picture():
    Image.objects.create(
        title="Torget", key="torget", file="x.webp", width=1, height=1, credit="A"
    )


@pytest.mark.parametrize(
    "change",
    [
        *(update_in_bulk, delete_one, insert_in_bulk, write_past_the_code),
        *(add_a_picture, lambda: publishing.withdraw(make_principle())),
    ],
    ids=lambda change: change.__name__,
)
def test_any_change_to_what_readers_see_makes_a_new_version(change):
    before = siteversion.look(None)

    change()

    assert siteversion.look(before).token != before.token


def test_what_readers_do_not_see_leaves_the_version():
    before = siteversion.look(None)

    make_user()
    make_principle(status="draft")

    assert siteversion.look(before) is before


def test_what_is_rolled_back_has_never_been():
    before = siteversion.look(None)
    with transaction.atomic():
        publishing.publish(make_principle())
        during = siteversion.look(before)
        transaction.set_rollback(True)

    assert during != before
    assert siteversion.look(before) is before


def test_a_version_ends_when_the_next_edition_comes_or_goes():
    page = make_principle()
    soon = timezone.now() + timedelta(hours=1)
    publishing.publish(page, at=soon, until=soon + timedelta(hours=1))

    assert siteversion.look(None).until == soon.timestamp()


def test_every_table_that_readers_pages_are_made_of_is_watched():
    with connection.cursor() as cursor:
        cursor.execute(WATCHED[connection.vendor])
        watched = [table for (table,) in cursor.fetchall()]

    tables = {model._meta.db_table for model in siteversion.read_models()}
    assert {
        "greenshift_edition",
        "greenshift_editionlink",
        "greenshift_image",
    } <= tables
    assert sorted(watched) == sorted(3 * list(tables))


def test_the_triggers_come_back_after_a_migration_has_dropped_them():
    with connection.cursor() as cursor:
        cursor.execute(DROP[connection.vendor])
    SiteVersion.objects.all().delete()

    siteversion.install()
    before = siteversion.look(None)
    update_in_bulk()

    assert siteversion.look(before) is not before
