"""How a page is referred to, in both languages."""

from datetime import date
from urllib.parse import unquote

import pytest
from django.utils import translation

from greenshift.citing import Citation

PAGE = Citation(
    title="Rama in & välj",
    summary="Kom överens.",
    address="https://exempel.se/metod/",
    updated=date(2026, 11, 24),
    version=date(2026, 11, 30),
    owner="Kommunen",
)


@pytest.mark.parametrize(
    ("language", "opening", "dates"),
    [
        ("sv", "Kommunen (2026). Rama in", "Uppdaterad 24 november 2026, version "),
        ("da", "Kommunen (2026): Rama in", "Opdateret 24. november 2026, version "),
    ],
)
def test_a_reference_is_written_as_the_language_does(language, opening, dates):
    with translation.override(language):
        text = PAGE.text

    assert text.startswith(opening)
    assert f"{dates}2026-11-30. https://exempel.se/metod/ Licens: CC BY 4.0." in text


def test_a_letter_carries_the_page_and_goes_to_nobody_yet():
    subject, _and, body = PAGE.mail.removeprefix("mailto:?subject=").partition("&body=")

    assert unquote(subject) == "Rama in & välj"
    assert unquote(body).splitlines()[-1] == "https://exempel.se/metod/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("/", "Hänvisa till sidan"),
        ("/metod/process/utveckla/", "Hänvisa till sidan"),
        ("/da/metode/proces/udvikl/", "Henvis til siden"),
    ],
)
def test_a_page_says_how_to_refer_to_it(client, settings, url, words):
    settings.SITE_OWNER = ""

    text = client.get(url).text

    assert words in text
    assert f'id="page-address" class="cite-address">{settings.SITE_URL}{url}<' in text
    assert 'href="mailto:?subject=' in text
