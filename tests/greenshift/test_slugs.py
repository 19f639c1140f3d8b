import pytest

from greenshift.slugs import slug


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("Öppet och lärande", "sv", "oppet-och-larande"),
        ("Åbent og lærende", "da", "aabent-og-laerende"),
        ("Prøv af", "da", "proev-af"),
        ("Kør på Gröna vägen!", "sv", "kor-pa-grona-vagen"),
        ("  Mål – ramar & roller ", "sv", "mal-ramar-roller"),
    ],
)
def test_follows_the_custom_of_each_language(title, language, expected):
    assert slug(title, language) == expected
