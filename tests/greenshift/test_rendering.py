"""Markdown becomes the HTML of a page."""

import nh3
import pytest
from hypothesis import given, strategies as st

from greenshift.rendering import (
    MAX_LENGTH,
    PLAIN_LINE,
    TextTooLongError,
    convert,
    json_ld,
    references,
    render,
    render_inline,
)
from greenshift.sanitising import IN_TEXT

LINKS = frozenset({("step:utforska", "/metod/process/utforska/")})


def test_gives_headings_ids_that_keep_swedish_letters_readable():
    document = render("## Mål för året\n\n### Ækte\n\n## Mål för året")

    assert [each.id for each in document.headings] == [
        "h-mal-for-aret",
        "h-mal-for-aret_1",
    ]
    assert '<h3 id="h-akte">' in document.html


def test_demotes_a_main_heading():
    assert "<h2" in render("# Rubrik").html


def test_leads_a_reference_to_its_page():
    html = render("[Utforska](step:utforska)", LINKS).html

    assert html == '<p><a href="/metod/process/utforska/">Utforska</a></p>'


def test_leads_a_reference_to_a_place_on_its_page():
    html = render("[loop](step:utforska#loop-utforska-rama-in)", LINKS).html

    assert 'href="/metod/process/utforska/#loop-utforska-rama-in"' in html


def test_leaves_a_reference_without_a_page_as_text():
    assert "href" not in render("[Okänd](step:okand)", LINKS).html


def test_finds_the_references_of_a_text():
    text = "[a](step:utforska#loop-x) och [b](tool:loopkollen), [c](https://a.example)"

    assert references(text) == {"step:utforska", "tool:loopkollen"}


def test_lets_a_wide_table_scroll_by_keyboard():
    html = render("| a | b |\n|---|---|\n| 1 | 2 |").html

    assert '<div class="table-wrap" role="group" tabindex="0">' in html
    assert html.count('scope="col"') == 2


def test_keeps_a_dash_on_the_line_of_the_word_before():
    assert "Grön&nbsp;– samskapande" in render("Grön – samskapande").html


@pytest.mark.parametrize(
    ("words", "spared"),
    [("Steg 2 och 3", "Steg&nbsp;2 och 3"), ("fra trin 4", "fra trin&nbsp;4")],
)
def test_keeps_the_number_of_a_step_on_the_line_of_its_word(words, spared):
    assert spared in render(words).html
    assert render_inline(words) == spared


def test_refuses_a_text_that_is_too_long():
    with pytest.raises(TextTooLongError):
        render("a" * (MAX_LENGTH + 1))


def test_json_ld_cannot_end_its_script():
    assert "<" not in json_ld({"name": "</script><script>alert(1)"})


@given(st.from_regex(PLAIN_LINE, fullmatch=True))
def test_a_plain_line_is_what_the_long_way_makes_of_it(line):
    the_long_way = nh3.clean(convert(line, frozenset()).html, tags=IN_TEXT)

    assert render_inline(line) == the_long_way


def test_the_words_of_one_page_do_not_come_out_in_the_next():
    first = render("## Rubrik\n\n*[LIX]: läsbarhet\n\nLIX")
    second = render("## Rubrik\n\nLIX", LINKS)
    third = render("LIX\n\n## Rubrik", LINKS)

    assert "<abbr" in first.html
    assert "<abbr" not in second.html + third.html
    assert second.headings == third.headings == first.headings
