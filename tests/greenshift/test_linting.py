import pytest

from greenshift.linting import lix


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
