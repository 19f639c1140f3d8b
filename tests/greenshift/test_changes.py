import re

import pytest

from greenshift import publishing
from tests.factories import make_principle

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed():
    page = make_principle(title="Prövad sida")
    publishing.publish(page, note="Vi förstod <mer> & bättre.")
    return page


def test_the_list_tells_what_changed_and_why(client, changed):
    text = client.get("/andringar/").text

    assert f'<a href="{changed.url}">Prövad sida</a>' in text
    assert "Vi förstod &lt;mer&gt; &amp; bättre." in text
    assert "Prövad sida" not in client.get("/da/aendringer/").text


def test_the_page_itself_tells_what_changed(client, changed):
    assert "Det här ändrades: Vi förstod &lt;mer&gt;" in client.get(changed.url).text


def test_a_site_without_changes_says_so(client):
    assert "Inget har ändrats" in client.get("/andringar/").text


@pytest.mark.parametrize("path", ["atom.xml", "principle.xml"])
def test_the_changes_are_an_atom_feed(client, changed, path):
    response = client.get(f"/andringar/{path}")

    assert response.headers["Content-Type"].startswith("application/atom+xml")
    assert "Prövad sida" in response.text
    assert "Vi förstod &lt;mer&gt; &amp; bättre." in response.text


def test_every_feed_and_every_change_in_it_has_a_whole_address_as_its_name(
    client, changed
):
    feeds = [
        re.findall("<id>(.*?)</id>", client.get(f"/andringar/{name}.xml").text)
        for name in ("atom", "principle", "step")
    ]

    assert len({name for name, *_ in feeds}) == 3
    assert feeds[0][1] == feeds[1][1]
    assert all(name.startswith("http") for names in feeds for name in names)


def test_a_feed_of_another_kind_leaves_the_page_out(client, changed):
    assert "Prövad sida" not in client.get("/andringar/tool.xml").text
    assert client.get("/andringar/finns-inte.xml").status_code == 404


def test_a_withdrawn_page_leaves_the_list(client, changed):
    publishing.withdraw(changed)

    assert "Prövad sida" not in client.get("/andringar/").text
    assert "Prövad sida" not in client.get("/andringar/atom.xml").text
