import pytest

from greenshift.linting import lint, lix


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([], 0),
        (["Vi gör så."], 3),
        (["Vi gör så. Ni gör så."], 3),
        # Four words, one of them long, in one sentence: 4 + 25.
        (["Vi samskapar med er."], 29),
        # A heading and a list item are read as sentences of their own.
        (["## Vi gör så\n\n- Ni gör så"], 3),
        # Nobody reads an address aloud.
        (["Vi gör [så](https://example.org/mycket/langa/adresser)."], 3),
    ],
)
def test_lix_is_words_a_sentence_plus_percent_of_long_words(texts, expected):
    assert lix(texts) == pytest.approx(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Se [steget][s].\n\n[s]: step:borta",
        "Se [steget][].\n\n> [steget]:\n> <step:borta>",
        '<a class="x" href="step:borta">steget</a>',
        "<img src=image:borta>",
        '<IMG\nalt="x"\nsrc="image:borta">',
        "![torget][t]\n\n- [t]: image:borta",
        "[t]: /media/images/x.jpg",
        '[s]: step:borta "Steget"',
        "[s]: <step:borta> (Steget)",
    ],
)
def test_a_form_of_link_that_the_site_does_not_follow_is_told(text):
    (found,) = lint(text)

    assert found.message.startswith("Skriv")
    assert any(word in text.splitlines()[found.line - 1] for word in ("borta", "/x"))


@pytest.mark.parametrize(
    "text",
    [
        "[steget](step:utforska) och ![torget](image:torget)",
        "[s]: https://example.org",
        "<a href='mailto:plan@example.org'>brev</a>",
        "*[EU]: Europeiska unionen",
        "Vi skriver [namn]: Anna",
        "[Anna]: Vi började om.",
        "[Anna]: (skrattar) Ja.",
        '<abbr title="src=image:x">x</abbr>',
        pytest.param("[s]:" + " " * 100_000 + "\n\nOrd.", id="gone through once"),
    ],
)
def test_what_leads_elsewhere_or_is_no_link_is_left_in_peace(text):
    assert lint(text) == []
