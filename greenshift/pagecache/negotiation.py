"""What a reader's headers ask for: an encoding, and whether anything is new."""

from email.utils import parsedate_to_datetime
from functools import lru_cache

IDENTITY = "identity"
ENCODINGS = ("br", "gzip")  # the smaller first
LONGEST_HEADER = 1000  # characters; longer ones are not looked into


@lru_cache(maxsize=256)
def acceptable(accept: str) -> tuple[str, ...]:
    """Encodings in the order that an Accept-Encoding asks for, the plain one last."""
    if len(accept) > LONGEST_HEADER:
        return (IDENTITY,)
    weights = {}
    for part in accept.lower().split(","):
        name, _semicolon, parameters = part.partition(";")
        weights[name.strip()] = weight(parameters)
    anything = weights.get("*", 0)
    asked = [(weights.get(name, anything), name) for name in ENCODINGS]
    plain = weights.get(IDENTITY, 0)
    wanted = [pair for pair in asked if pair[0] > 0 and pair[0] >= plain]
    wanted.sort(key=lambda pair: -pair[0])
    return (*(name for _weight, name in wanted), IDENTITY)


def weight(parameters: str) -> float:
    """The q of an encoding: 1 unless told, and 0 where it can't be read."""
    for parameter in parameters.split(";"):
        name, equals, value = parameter.partition("=")
        if name.strip() == "q" and equals:
            try:
                number = float(value)
            except ValueError:
                return 0
            return number if 0 <= number <= 1 else 0
    return 1


def is_known(tag: str, last_modified: int, if_none_match: str, if_since: str) -> bool:
    """Whether the reader already has what the tag names. The tag goes before time."""
    if if_none_match:
        return any(
            each.strip().removeprefix("W/") in (tag, "*")
            for each in if_none_match[:LONGEST_HEADER].split(",")
        )
    return bool(if_since) and seconds(if_since) >= last_modified


@lru_cache(maxsize=256)
def seconds(date: str) -> float:
    """An HTTP date as seconds since 1970, or -1 where it is none."""
    try:
        return parsedate_to_datetime(date).timestamp()
    except (ValueError, OverflowError, IndexError, TypeError):
        return -1


def worded(environ: dict, proxy: str) -> tuple:
    """All that an answer depends on. One by one: a loop takes twice the time."""
    get = environ.get
    return (
        get("PATH_INFO"),
        get("QUERY_STRING"),
        get("REQUEST_METHOD"),
        get("HTTP_HOST"),
        get("SCRIPT_NAME"),
        get("HTTP_ACCEPT_ENCODING"),
        get("HTTP_IF_NONE_MATCH"),
        get("HTTP_IF_MODIFIED_SINCE"),
        get(proxy),  # what it says of the way here
    )


def choose(page, environ: dict) -> tuple:
    """The page in the encoding that is asked for, and whether the reader has it."""
    forms = page.forms
    for encoding in acceptable(environ.get("HTTP_ACCEPT_ENCODING", "")):
        if encoding in forms:
            break
    form = forms[encoding]
    tags = environ.get("HTTP_IF_NONE_MATCH", "")
    since = environ.get("HTTP_IF_MODIFIED_SINCE", "")
    is_asked = bool(tags or since)
    return form, is_asked and is_known(form.tag, page.last_modified, tags, since)
