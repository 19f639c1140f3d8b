import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/finns-inte/", 404),
        ("/metod/process/finns-inte/", 404),
        ("/metod/process/ram-ind/", 404),
        ("/da/metod/", 404),
        ("/da/bakgrund/", 404),
        ("/de/", 404),
        ("/en/metod/", 404),
        ("/metod/process/%00/", 404),
        ("/metod/process/%FF%FE/", 404),
        ("/%C3%28/", 404),
        ("/media/../greenshift/settings.py", 400),
        ("/media/%2e%2e/secret-key", 400),
        ("/media/images/", 404),
        ("/" + "a" * 5000 + "/", 404),
        ("/?q=%00", 200),
        ("/?q=%FF", 200),
        ("/?q=" + "a" * 10_000, 200),
        ("/metod/?" + "&".join(f"a{n}=1" for n in range(5000)), 200),
    ],
)
def test_answers_an_odd_address_without_a_fault_of_its_own(client, path, status):
    response = client.get(path)

    assert response.status_code == status
    assert "Traceback" not in response.text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/finns-inte/", "Sidan finns inte här"),
        ("/da/findes-ikke/", "Siden findes ikke"),
    ],
)
def test_the_404_page_is_ours_and_speaks_the_language_of_the_address(
    client, path, words
):
    response = client.get(path)

    assert words in response.text
    assert (
        'href="/webbkarta/"' in response.text or 'href="/da/sitekort/"' in response.text
    )


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/METOD/", "/metod/"),
        ("/Metod/Process/UTFORSKA/?del=2", "/metod/process/utforska/?del=2"),
        ("/DA/Metode/", "/da/metode/"),
    ],
)
def test_an_address_in_capitals_leads_to_its_page(client, path, leads_to):
    response = client.get(path)

    assert (response.status_code, response.headers["Location"]) == (301, leads_to)
    assert client.get(leads_to).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/FINNS-INTE/",
        "/metod/process/FINNS-INTE/",
        "/ADMIN/",
        "/KONTO/login/",
        "/%5CEVIL.example/",
        "/METOD/%0D%0ALocation:x/",
        "/METOD/PROCESS/%00/",
    ],
)
def test_capitals_lead_nowhere_else(client, path):
    response = client.get(path)

    assert response.status_code == 404
    assert "Location" not in response.headers


@pytest.mark.parametrize("path", ["//EVIL.example/", "//EVIL.example/metod/"])
def test_capitals_lead_to_no_other_site(client, path):
    response = client.get("/", PATH_INFO=path)

    assert response.status_code == 404
    assert "Location" not in response.headers


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options"])
def test_a_page_can_only_be_read(client, method):
    response = getattr(client, method)("/metod/")

    assert response.status_code == 405
    assert "Sidan kan inte användas så" in response.text
    assert response.headers["Allow"] == "GET, HEAD"


def test_what_only_takes_a_form_says_so_with_its_length(client):
    response = client.get("/da/tilbagemeldinger/step/utforska/svar/")

    assert response.status_code == 405
    assert "Hertil sendes svar fra en formular." in response.text
    assert response.headers["Content-Length"] == str(len(response.content))


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/da/cases/", 405, "Den kan læses"),
        ("/konto/login/", 403, "Formuläret togs inte emot"),
    ],
)
def test_a_form_that_is_not_ours_is_refused_on_our_page(path, status, words):
    response = Client(enforce_csrf_checks=True).post(path, {"a": "b"})

    assert response.status_code == status
    assert words in response.text


def test_head_is_answered_like_get(client):
    assert client.head("/metod/").status_code == 200


def test_an_unknown_host_is_refused_with_our_page(client):
    response = client.get("/", headers={"host": "evil.example"})

    assert response.status_code == 400
    assert "Adressen går inte att läsa" in response.text


def test_a_fault_of_ours_gives_our_page_and_no_trace(client, monkeypatch):
    monkeypatch.setattr("greenshift.views.process_map", lambda *arguments: 1 / 0)
    client.raise_request_exception = False

    response = client.get("/da/")

    assert response.status_code == 500
    assert "Noget gik galt hos os" in response.text
    assert "ZeroDivisionError" not in response.text


@pytest.mark.parametrize(
    "limits",
    [{"DATA_UPLOAD_MAX_MEMORY_SIZE": 100}, {"DATA_UPLOAD_MAX_NUMBER_FIELDS": 2}],
)
def test_a_form_that_is_too_large_is_told_of_with_what_to_do(client, settings, limits):
    for name, value in limits.items():
        setattr(settings, name, value)
    typed = {"login": "a" * 200, "password": "b", "next": "/"}

    response = client.post("/konto/login/", typed)

    assert response.status_code == 413
    assert "Gå tillbaka i webbläsaren" in response.text
