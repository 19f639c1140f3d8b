import pytest

from greenshift import publishing
from greenshift.models import Edition
from method.models import Principle
from tests.admin import address
from tests.factories import make_principle, make_user

pytestmark = pytest.mark.django_db


def rewrite(page, old, new):
    """Make an edition as it would be after the schema had changed."""
    edition = publishing.editions_of(page).get()
    text = edition.text.replace(old, new)
    Edition.objects.filter(pk=edition.pk).update(text=text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("question: ", "query: "),
        ("question: Vad menar vi?\n", ""),
        ("status: published", "status: live"),
    ],
)
def test_an_edition_under_an_earlier_schema_is_still_read(client, old, new):
    page = make_principle(title="Från förr")
    rewrite(page, old, new)

    response = client.get(page.url)

    assert response.status_code == 200
    assert "Från förr" in response.text


def test_who_only_writes_deletes_no_page(client):
    page = make_principle()
    client.force_login(make_user(group="Redaktör"))

    response = client.post(address(Principle, "delete", page.pk), {"post": "yes"})

    assert response.status_code == 403
    assert client.get(page.url).status_code == 200


@pytest.mark.parametrize("in_bulk", [True, False])
def test_a_page_deleted_in_the_admin_is_gone_for_readers(client, in_bulk):
    page = make_principle()
    client.force_login(make_user(group="Granskare"))
    if in_bulk:
        url = address(Principle, "changelist")
        data = {"action": "delete_selected", "_selected_action": [page.pk]}
        client.post(url, data | {"post": "yes"})
    else:
        client.post(address(Principle, "delete", page.pk), {"post": "yes"})

    assert not Principle.objects.filter(pk=page.pk).exists()
    assert client.get(page.url).status_code == 410
    assert page.url not in client.get("/sitemap.xml").text
