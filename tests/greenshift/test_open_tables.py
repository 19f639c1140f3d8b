"""The open data as tables for spreadsheets."""

import csv
from io import StringIO

import pytest

from greenshift import opendata, publishing
from tests.site import SITE

pytestmark = pytest.mark.django_db


def rows(response):
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";"))


def test_the_table_of_activities_opens_in_excel(client):
    response = client.get("/api/v1/sv/activities.csv")

    assert response.content.startswith(b"\xef\xbb\xbf")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    heading, *found = rows(response)
    assert heading[:3] == ["Nyckel", "Rubrik", "Ingress"]
    assert len(found) == 16
    assert {len(row) for row in found} == {len(heading)}
    walk = next(row for row in found if row[0] == "gatur")
    assert "Rama in" in walk[heading.index("Steg")]
    assert walk[-1] == f"{SITE}/metod/aktiviteter/gatur/"


def test_the_table_speaks_danish(client):
    heading, *_ = rows(client.get("/api/v1/da/activities.csv"))

    assert heading[1:3] == ["Titel", "Manchet"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_no_cell_is_run_as_a_formula(client, sign):
    page = make_activity(title=f"{sign}HYPERLINK(0)")

    found = rows(client.get("/api/v1/sv/activities.csv"))

    assert f"'{sign}HYPERLINK(0)" in [row[1] for row in found]
    assert page.key in [row[0] for row in found]


def make_activity(**changes):
    page = opendata.collections()["activities"].objects.get(language="sv", key="gatur")
    for name, value in changes.items():
        setattr(page, name, value)
    page.save()
    publishing.publish(page)
    return page
