import pytest

from greenshift.pagecache.negotiation import acceptable, is_known


@pytest.mark.parametrize(
    ("accept", "first"),
    [
        ("", "identity"),
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, deflate", "gzip"),
        ("GZIP", "gzip"),
        ("br;q=0.1, gzip;q=0.9", "gzip"),
        ("br;q=0, gzip", "gzip"),
        ("*", "br"),
        ("*;q=0", "identity"),
        ("br;q=0, *", "gzip"),
        ("identity;q=1, br;q=0.5", "identity"),
        ("br;q=high", "identity"),
        ("br;q=nan", "identity"),
        ("br;q=9", "identity"),
        ("br ; q=0.5", "br"),
        ("br;q=", "identity"),
        (",,;;=", "identity"),
        ("brx, xgzip", "identity"),
        ("br," * 1000, "identity"),
    ],
)
def test_the_encoding_is_what_the_reader_likes_best(accept, first):
    assert acceptable(accept)[0] == first
    assert acceptable(accept)[-1] == "identity"


@pytest.mark.parametrize(
    ("if_none_match", "known"),
    [
        ('"a"', True),
        ('W/"a"', True),
        ('"b", "a"', True),
        ("*", True),
        ('"b"', False),
        ("a", False),
        ('"b",' * 5000, False),
    ],
)
def test_a_tag_is_known_wherever_it_stands_in_the_list(if_none_match, known):
    assert is_known('"a"', 100, if_none_match, "") is known


@pytest.mark.parametrize(
    ("date", "known"),
    [
        ("Thu, 01 Jan 1970 00:01:40 GMT", True),
        ("Thu, 01 Jan 1970 00:01:39 GMT", False),
        ("yesterday", False),
        ("Thu, 99 Jan 1970 00:01:40 GMT", False),
        ("", False),
    ],
)
def test_a_date_is_read_as_http_writes_it(date, known):
    assert is_known('"a"', 100, "", date) is known
