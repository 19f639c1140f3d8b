"""The roles' doors: other pages in an order of the editors' own."""

import re

import pytest
from django.core.management import call_command

from cases.models import Role
from greenshift.contentfolder import read
from greenshift.contentrows import as_file
from greenshift.publishing import publish, withdraw
from method.models import Principle
from tests.admin import address, form_of
from tests.factories import make_user

POLITICIAN, MANAGER = "/for/politiker/", "/da/for/leder/"
ROLES = {
    "/for/": ["politiker", "chef", "projektledare", "forsta-linjen", "medborgare"],
    "/da/for/": ["politiker", "leder", "projektleder", "frontlinjen", "borger"],
}

pytestmark = pytest.mark.django_db


def stops(response):
    return re.findall('step-title"><a href="([^"]+)">', response.text)


def politician():
    return Role.objects.get(key="politiker", language="sv")


@pytest.mark.parametrize(("door", "slugs"), ROLES.items())
def test_the_five_roles_are_doors_on_the_list_the_start_page_and_the_site_map(
    client, door, slugs
):
    start = "/da/" if door.startswith("/da/") else "/"
    for page in (door, start, f"{start}sitekort/" if "da" in door else "/webbkarta/"):
        text = client.get(page).text
        places = [text.index(f'href="{door}{slug}/"') for slug in slugs]
        assert places == sorted(places), page
    assert f'href="{door}"' in client.get(start).text


@pytest.mark.parametrize(("door", "slugs"), ROLES.items())
def test_every_role_leads_to_five_to_seven_pages_that_open(client, door, slugs):
    for slug in slugs:
        addresses = stops(client.get(f"{door}{slug}/"))
        assert 5 <= len(addresses) <= 7
        for each in addresses:
            assert client.get(each).status_code == 200


def test_titles_and_summaries_are_the_pages_own(client):
    page = Principle.objects.get(key="arliga-ramar", language="sv")
    page.title, page.summary = "Raka ramar", "En ny sammanfattning."
    publish(page)

    text = client.get(POLITICIAN).text

    assert "Raka ramar</a>" in text
    assert "En ny sammanfattning." in text


def test_a_page_that_is_withdrawn_drops_out(client):
    before = stops(client.get(POLITICIAN))
    withdraw(Principle.objects.get(key="arliga-ramar", language="sv"))

    assert stops(client.get(POLITICIAN)) == before[1:]


def test_a_reference_that_leads_nowhere_is_a_fault_of_the_file(content_dir):
    path = content_dir / "sv/roles/politiker.md"
    path.parent.mkdir(parents=True)
    text = as_file(politician()).dump()
    path.write_text(text.replace("step:rama-in", "step:rama-ut"))

    told = [str(error) for error in read(content_dir).errors]

    assert any("politiker.md:13" in each and "step:rama-ut" in each for each in told)


def test_files_and_rows_say_the_same(tmp_path, settings):
    shipped = settings.CONTENT_DIR
    settings.CONTENT_DIR = tmp_path
    call_command("export_content", verbosity=0)

    for language in ("sv", "da"):
        names = sorted(path.name for path in (shipped / language / "roles").iterdir())
        for name in names:
            place = f"{language}/roles/{name}"
            assert (tmp_path / place).read_text() == (shipped / place).read_text()


def test_an_editor_chooses_pages_by_their_titles_and_publishes_the_order(client):
    client.force_login(make_user(group="Granskare"))
    change = address(Role, "change", politician().pk)
    form = form_of(client.get(change))
    first, second = (f"stops-{place}-page" for place in (0, 1))
    form[first], form[second] = form[second], form["stops-6-page"]
    form["stops-6-DELETE"] = "on"

    answer = client.post(change, form | {"note": "Ny ordning.", "_publish": "1"})

    assert answer.status_code == 302
    found = stops(client.get(POLITICIAN))
    assert found[:2] == ["/metod/principer/delat-ansvar-delad-makt/", "/pilotfall/"]
    assert len(found) == 6


def test_an_editor_can_not_point_at_a_page_that_is_not_there(client):
    client.force_login(make_user(group="Granskare"))
    change = address(Role, "change", politician().pk)
    form = form_of(client.get(change)) | {"stops-0-page": "step:finns-inte"}

    answer = client.post(change, form | {"_save": "1"})

    assert answer.status_code == 200
    assert politician().stops.first().page == "principle:arliga-ramar"


def test_a_page_on_a_role_is_in_use(admin_client):
    page = Principle.objects.get(key="arliga-ramar", language="sv")

    assert "Politiker" in admin_client.get(address(Principle, "delete", page.pk)).text
