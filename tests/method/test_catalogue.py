"""The filters themselves, on pages that are nothing but what is asked of them."""

from dataclasses import dataclass

from hypothesis import given, strategies as st

from method.catalogue import Filter, hits, lacks, nearest, query, read, ways_out


@dataclass(frozen=True)
class Sheet:
    colour: str
    size: str


COLOURS, SIZES = {"r": "red", "g": "green"}, {"s": "small", "l": "large"}
FILTERS = [
    Filter("colour", "Colour", COLOURS, lambda page, code: page.colour == code),
    Filter("size", "Size", SIZES, lambda page, code: page.size == code),
]
SHEETS = [Sheet("r", "s"), Sheet("r", "l"), Sheet("g", "l")]
WISHES = st.fixed_dictionaries(
    {},
    optional={
        "colour": st.sampled_from(sorted(COLOURS)),
        "size": st.sampled_from(sorted(SIZES)),
    },
)


def test_an_address_is_read_in_the_filters_order():
    asked = read(FILTERS, [("size", "s"), ("colour", "r")])

    assert query(asked.wishes) == "?colour=r&size=s"
    assert asked.unknown == ()


def test_what_no_filter_knows_is_told_and_left_out():
    pairs = [("size", "x"), ("shape", ""), ("colour", ""), ("size", "l"), ("a", "b")]

    asked = read(FILTERS, pairs)

    assert asked.wishes == {"size": "l"}
    assert asked.unknown == ("size=x", "shape=", "a=b")


def test_the_first_word_for_a_filter_counts():
    assert read(FILTERS, [("size", "s"), ("size", "l")]).wishes == {"size": "s"}


def test_a_long_unknown_word_is_cut():
    (told,) = read(FILTERS, [("size", "x" * 10_000)]).unknown

    assert len(told) == 60


def test_pages_that_answer_to_every_wish_are_hits():
    assert hits(SHEETS, FILTERS, {"colour": "r", "size": "l"}) == [Sheet("r", "l")]


def test_a_page_says_which_wishes_it_lacks():
    assert lacks(SHEETS[0], FILTERS, {"colour": "g", "size": "s"}) == ("colour",)


@given(wishes=WISHES, sheets=st.sets(st.sampled_from(SHEETS), min_size=1))
def test_no_choice_is_a_dead_end(wishes, sheets):
    ways = ways_out(sheets, FILTERS, wishes)

    assert nearest(sheets, FILTERS, wishes)
    for way in ways:
        left = {name: code for name, code in wishes.items() if name not in way.names}
        assert len(hits(sheets, FILTERS, left)) == way.count > 0


def test_the_way_to_most_pages_comes_first():
    sheets = [Sheet("r", "s"), Sheet("g", "l"), Sheet("g", "l")]

    ways = ways_out(sheets, FILTERS, {"colour": "r", "size": "l"})

    assert [(way.names, way.count) for way in ways] == [
        (("colour",), 2),
        (("size",), 1),
    ]
