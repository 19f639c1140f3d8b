"""From a working copy to readers: publish, schedule, withdraw, restore."""

from datetime import timedelta

import pytest
from django.utils import timezone

from greenshift import publishing
from greenshift.models import Edition
from greenshift.pages import page_kinds
from method.models import Principle, Step, Tool
from tests.admin import address, form_of, save
from tests.factories import make_principle, make_user
from tests.site import public_urls

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)


@pytest.fixture
def reviewer(client):
    client.force_login(make_user(group="Granskare"))
    return client


def test_saving_keeps_a_working_copy_that_no_reader_sees(reviewer, client):
    step = Step.objects.get(language="sv", key="prova")
    urls = public_urls(client)
    before = {url: client.get(url).content for url in urls}

    save(reviewer, step, title="Halvfärdig", **{"loops-0-title": "Halvfärdig"})

    step.refresh_from_db()
    assert step.title == "Halvfärdig"
    assert {url: client.get(url).content for url in public_urls(client)} == before


def test_publishing_reaches_every_page_that_tells_of_it(reviewer, client):
    step = Step.objects.get(language="sv", key="prova")

    response = save(
        reviewer,
        step,
        title="Testa",
        note="Ett tydligare namn.",
        _publish="1",
        **{"loops-0-title": "Tillbaka till ritbordet"},
    )

    assert response.status_code == 302, response.context["adminform"].form.errors
    text = client.get("/metod/process/").text
    assert text.count("Testa") >= 3
    assert "3: Tillbaka till ritbordet" in text


def test_a_change_to_a_published_page_needs_a_word_about_it(reviewer):
    response = save(reviewer, make_principle(), _publish="1")

    assert "Berätta vad som ändrades" in response.text
    assert Edition.objects.filter(title__startswith="Prövad").count() == 1


def everything(client):
    """What a reader gets at every public address and in every feed."""
    kinds = [f"{kind}.xml" for kind in page_kinds()]
    feeds = [f"/andringar/{name}" for name in ("atom.xml", *kinds)]
    feeds += [f"/da/aendringer/{name}" for name in ("atom.xml", *kinds)]
    urls = [*public_urls(client), "/sitemap.xml", "/robots.txt", *feeds]
    return {url: client.get(url).text for url in urls}


def test_a_draft_and_an_unpublished_change_are_nowhere_for_a_reader(
    client, time_machine
):
    time_machine.move_to(timezone.now(), tick=False)  # empty feeds tell the time
    before = everything(client)

    draft = make_principle(status="draft", title="Hemligt utkast")
    page = Principle.objects.get(language="sv", key="larande")
    page.title, page.slug = "Hemlig ändring", "hemlig"
    page.save()
    later = make_principle(status="draft", title="Hemlig till i morgon")
    publishing.publish(later, at=timezone.now() + timedelta(days=1))

    assert everything(client) == before
    for hidden in (draft, page, later):
        assert client.get(hidden.url).status_code == 404


def test_a_withdrawn_page_says_so_and_is_on_no_list(reviewer, client):
    page = make_principle()

    save(reviewer, page, _withdraw="1")

    response = client.get(page.url)
    assert response.status_code == 410
    assert "Sidan är borttagen" in response.text
    assert page.url not in client.get("/sitemap.xml").text


def test_an_old_address_leads_to_the_newest_in_one_step(client):
    page = make_principle(slug="ett")
    old = page.url
    for slug in ("tva", "tre"):
        page.slug = slug
        page.save()
        publishing.publish(page)

    response = client.get(old)

    assert response.status_code == 301
    assert response.headers["Location"] == page.url == "/metod/principer/tre/"


def test_an_old_address_leads_to_the_same_place_of_the_page_with_its_query(client):
    tool = Tool.objects.get(language="sv", key="formkompassen")
    old = "/metod/verktyg/formkompassen/"
    tool.slug = "kompassen"
    tool.save()
    publishing.publish(tool, note="Ny adress.")

    answers = client.get(f"{old}fragor/?svar=aaaaaaaa").headers["Location"]
    card = client.get(f"{old}kort-a5.pdf").headers["Location"]

    assert answers == "/metod/verktyg/kompassen/fragor/?svar=aaaaaaaa"
    assert card == "/metod/verktyg/kompassen/kort-a5.pdf"


def test_two_editions_are_compared_word_by_word(reviewer):
    page = make_principle(body="Vi frågar först.")
    page.body = "Vi lyssnar först."
    page.save()
    publishing.publish(page, note="Nytt ord.")
    ids = publishing.editions_of(page).values_list("pk", flat=True)

    response = reviewer.get(address(Principle, "history", page.pk), {"of": list(ids)})

    assert "<del>frågar</del><ins>lyssnar</ins>" in response.text
    assert "Nytt ord." in response.text


def test_an_old_edition_comes_back_as_working_copy(reviewer, client):
    page = make_principle(title="Först")
    first = publishing.editions_of(page).get()
    page.title = "Sedan"
    page.save()
    publishing.publish(page)

    reviewer.post(address(Principle, "history", page.pk), {"edition": first.pk})

    page.refresh_from_db()
    assert page.title == "Först"
    assert "Sedan" in client.get(page.url).text


@pytest.mark.parametrize(
    ("group", "may_write", "may_publish"),
    [
        ("Redaktör", True, False),
        ("Granskare", True, True),
        ("Administratör", True, True),
        ("", False, False),
    ],
)
@pytest.mark.parametrize("button", ["_publish", "_withdraw"])
def test_who_may_write_and_who_may_publish(
    client, group, may_write, may_publish, button
):
    page = make_principle(status="draft" if button == "_publish" else "published")
    client.force_login(make_user(group="Granskare"))
    url = address(Principle, "change", page.pk)
    data = form_of(client.get(url)) | {"note": "Nytt."}
    client.force_login(make_user(group=group))

    assert (client.get(url).status_code == 200) == may_write
    response = client.post(url, data | {button: "1"})

    assert (response.status_code == 302) == may_publish


def test_an_edition_that_fails_halfway_leaves_the_old_one_whole(monkeypatch, client):
    page = make_principle(title="Först")
    page.title = "Sedan"
    page.save()
    manager = "greenshift.publishing.EditionLink.objects.bulk_create"
    monkeypatch.setattr(manager, lambda links: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        publishing.publish(page)

    assert "Först" in client.get(page.url).text
    assert publishing.editions_of(page).count() == 1
