"""The accessibility statement, the contact page, and the facts that settings hold."""

from datetime import date, timedelta

import pytest
from django.core.checks import run_checks
from django.utils import timezone

from cases.models import Article
from greenshift import publishing
from tests.admin import address, form_of
from tests.factories import make_user

pytestmark = pytest.mark.django_db

FACTS = ("SITE_OWNER", "CONTACT_EMAIL", "CONTACT_PHONE", "CONTACT_ADDRESS")


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("/kontakt/", FACTS),
        ("/da/kontakt/", FACTS),
        ("/tillganglighet/", (*FACTS[:2], "ACCESSIBILITY_ASSESSED_ON")),
        ("/da/tilgaengelighed/", (*FACTS[:2], "ACCESSIBILITY_ASSESSED_ON")),
    ],
)
def test_what_is_not_known_is_said_to_be_missing(client, url, names):
    text = client.get(url).text

    for name in names:
        assert name in text


def test_what_is_known_is_told(client, settings):
    settings.SITE_OWNER = "Exempelkommunen"
    settings.CONTACT_PHONE = "010-000 00 00"
    settings.ACCESSIBILITY_ASSESSED_ON = date(2026, 11, 2)

    assert "010-000 00 00" in client.get("/kontakt/").text
    statement = client.get("/tillganglighet/").text
    assert "Exempelkommunen" in statement
    assert '<time datetime="2026-11-02">2 november 2026</time>' in statement


def test_check_deploy_warns_of_missing_facts_and_of_an_old_assessment(settings):
    def warnings():
        found = run_checks(include_deployment_checks=True)
        return [each.msg for each in found if each.id.startswith("greenshift.W")]

    missing = warnings()
    for name in FACTS:
        setattr(settings, name, "x")
    settings.ACCESSIBILITY_ASSESSED_ON = timezone.localdate() - timedelta(days=400)

    said = " ".join(missing)
    for name in (*FACTS, "ACCESSIBILITY_ASSESSED_ON", "security.txt"):
        assert name in said
    assert len(missing) == 6
    assert [each[:35] for each in warnings()] == ["The accessibility was last assessed"]


@pytest.mark.parametrize("url", ["/tillganglighet/", "/da/tilgaengelighed/"])
def test_every_shortcoming_tells_who_why_and_when(client, url):
    page = client.get(url).context["page"]
    text = client.get(url).text

    assert page.shortcomings.all()
    for each in page.shortcomings.all():
        assert each.affected in text.replace("\xa0", " ")
        assert each.reason in text.replace("\xa0", " ")


def test_an_editor_keeps_the_shortcomings_and_the_day_they_are_mended(client):
    article = Article.objects.get(language="sv", key=Article.STATEMENT)
    client.force_login(make_user(group="Granskare"))
    url = address(Article, "change", article.pk)
    data = form_of(client.get(url)) | {
        "shortcomings-0-mend_on": "2027-03-01",
        "shortcomings-0-ground": "burden",
        "_publish": "1",
        "note": "En dag är bestämd.",
    }

    assert client.post(url, data).status_code == 302
    client.logout()
    text = client.get("/tillganglighet/").text
    assert '<time datetime="2027-03-01">1 mars 2027</time>' in text
    assert (
        publishing.settled_file(article).data["shortcomings"][0]["ground"] == "burden"
    )


@pytest.mark.parametrize("url", ["/was", "/was/"])
def test_was_leads_to_the_statement_on_the_site(client, url):
    response = client.get(url)

    assert response.status_code == 301
    assert response.headers["Location"] == "/da/tilgaengelighed/"


def test_was_leads_to_the_statement_that_is_set(client, settings):
    settings.WAS_URL = "https://was.digst.dk/example-org"

    response = client.get("/was")

    assert response.status_code == 302
    assert response.headers["Location"] == settings.WAS_URL


@pytest.mark.parametrize(
    ("url", "words"),
    [("/kontakt/", "allmän handling"), ("/da/kontakt/", "aktindsigt")],
)
def test_the_contact_page_says_that_a_message_becomes_public(client, url, words):
    assert words in client.get(url).text
