"""Page views in the database and in the admin."""

import csv
from collections import Counter
from datetime import timedelta
from io import StringIO

import pytest
from django.utils import timezone

from greenshift import visits
from greenshift.barchart import bar_chart
from greenshift.models import PageVisits
from tests.factories import make_principle, make_user

pytestmark = pytest.mark.django_db

STEP = {"kind": "step", "key": "utforska", "language": "sv"}


def days_ago(number):
    return timezone.localdate() - timedelta(number)


def make_visits(count=1, day=None, **name):
    return PageVisits.objects.create(day=day or days_ago(0), count=count, **STEP | name)


@pytest.fixture
def editor(client):
    client.force_login(make_user(group="Redaktör"))
    return client


def test_counts_are_added_to_the_page_language_and_day():
    visits.add(Counter({"/": 2, "/metod/process/utforska/": 3}))
    visits.add(Counter({"/metod/process/utforska/": 1, "/da/metode/process/": 1}))

    told = PageVisits.objects.order_by("-count").values_list("kind", "key", "count")
    assert set(PageVisits.objects.values_list("day", flat=True)) == {days_ago(0)}
    assert list(told[:2]) == [("step", "utforska", 4), ("section", "start", 2)]
    assert PageVisits.objects.count() == 2


def test_a_page_has_one_count_in_each_language():
    visits.add(Counter({"/": 2, "/da/": 3}))

    assert dict(PageVisits.objects.values_list("language", "count")) == {
        "sv": 2,
        "da": 3,
    }


@pytest.mark.parametrize(
    "address", ["/robots.txt", "/sitemap.xml", "/x/utforska/", "/finns-inte/"]
)
def test_addresses_that_are_no_page_are_left_out(address):
    visits.add(Counter({address: 1}))

    assert not PageVisits.objects.exists()


def test_a_minute_costs_few_queries(django_assert_max_num_queries):
    with django_assert_max_num_queries(6):
        visits.add(Counter({"/": 2, "/da/": 3}))


def test_a_count_changes_nothing_that_readers_see():
    from greenshift.siteversion import state

    before = state()
    visits.add(Counter({"/": 1}))

    assert state() == before


def test_the_admin_shows_days_and_pages(editor):
    make_visits(40, days_ago(1))
    make_visits(2)
    make_visits(7, days_ago(31))

    response = editor.get("/admin/visits/")

    assert "42 sidvisningar" in response.text
    assert ": 40." in response.text
    assert response.text.count("<rect") == 2
    first = response.context["pages"][0]
    assert (first.title, first.count, first.before) == ("Utforska", 42, 7)
    assert 'href="/metod/process/utforska/"' in response.text


def test_pages_nobody_has_read_are_listed_too_and_those_that_are_gone(editor):
    page = make_principle()
    make_visits(key="borttagen")

    text = editor.get("/admin/visits/").text

    assert page.title in text
    assert "borttagen" in text


@pytest.mark.parametrize(("asked", "days"), [("90", 90), ("7", 30), ("x", 30)])
def test_the_period_is_one_of_those_offered(editor, asked, days):
    assert len(editor.get(f"/admin/visits/?days={asked}").context["by_day"]) == days


def test_the_table_for_spreadsheets_has_a_row_a_page_and_day(editor):
    make_visits(40, days_ago(1))
    make_visits(2, key="=1+1")
    make_visits(9, days_ago(200))

    response = editor.get("/admin/visits.csv?days=90")

    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig")), "excel"))
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert rows[1:] == [
        [f"{days_ago(1)};step;utforska;sv;40"],
        [f"{days_ago(0)};step;'=1+1;sv;2"],
    ]


@pytest.mark.parametrize("path", ["/admin/visits/", "/admin/visits.csv"])
def test_page_views_are_for_editors(client, path):
    assert client.get(path).status_code == 302


@pytest.mark.parametrize(
    ("numbers", "top"), [([], 1), ([0], 1), ([3, 0], 5), ([100], 100), ([101], 200)]
)
def test_the_scale_ends_at_a_round_number(numbers, top):
    assert bar_chart(numbers).top == top


def test_bars_are_as_tall_as_their_numbers_and_the_least_can_be_seen():
    chart = bar_chart([1000, 500, 1, 0])

    assert [bar.height for bar in chart.bars] == [200, 100, 2, 0]
    assert [bar.y for bar in chart.bars] == [0, 100, 198, 200]
    assert chart.width == 40
