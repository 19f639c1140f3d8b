"""What people type in a plan stands on paper: emoji too, and what no font has."""

import io

import pikepdf
import pytest

from paper.shelf import EPOCH
from paper.typesetting import typeset

DATA = {
    **{"language": "sv", "title": "Planen", "heading": "Planen", "kind": "Hela planen"},
    **{"summary": None, "author": [], "keywords": [], "site": "https://x.example"},
    **{"facts": "Arbetsmaterial", "foot": "Planen"},
}


def promises(words):
    """What a PDF with some words says it keeps to: PDF/UA's part, PDF/A's level."""
    data = DATA | {"of": [{"is": "p", "look": [], "of": [words]}]}
    pdf = typeset("plan", data, EPOCH)
    metadata = pikepdf.open(io.BytesIO(pdf)).open_metadata()
    return metadata.get("pdfuaid:part"), metadata.get("pdfaid:conformance")


@pytest.mark.parametrize(
    "words",
    ["Bra 😀👍🏽", "👨‍👩‍👧‍👦 🏳️‍🌈", "🇸🇪🇩🇰", "CO₂ → m², ½", "☑ ⚠ ❤️", "Київ Ελλάδα مرحبا"],
)
def test_letters_that_a_font_has_keep_the_promise(words):
    assert promises(words) == ("1", "A")


def test_letters_that_no_font_has_cost_the_promise_and_not_the_paper(caplog):
    assert promises("你好") == (None, None)
    assert "A paper lacks its standards" in caplog.text
