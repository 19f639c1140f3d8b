"""
YAML as the content files are written in it: version 1.2, read with its lines.

PyYAML does the work, by the C library that it wraps. Of itself it knows version
1.1, where `no` is false and 22:22 is a number; so the plain words that mean more
than themselves are told here, as YAML 1.2's core schema and dates have them.
"""

import re
from datetime import date

import yaml
from yaml import YAMLError
from yaml.constructor import ConstructorError

__all__ = ["Items", "Keys", "YAMLError", "dump", "line_of", "load"]

ENDLESS = 1_000_000  # characters in a line: no text is folded
# What a plain word may be, with the signs that such a word begins with:
# https://yaml.org/spec/1.2.2/#103-core-schema
PLAIN = {
    "null": (r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    "bool": (r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    "int": (r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    "float": (
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
        r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        list("-+0123456789."),
    ),
    "timestamp": (r"[0-9]{4}-[0-9]{2}-[0-9]{2}", list("0123456789")),
}


class Keys(dict):
    """A map, with the line of each key, counted from 0."""

    lines: dict[str, int]


class Items(list):
    """A list, with the line of each item, counted from 0."""

    lines: list[int]


class Loader(yaml.CSafeLoader):
    yaml_implicit_resolvers: dict = {}


class Dumper(yaml.CSafeDumper):
    yaml_implicit_resolvers: dict = {}


class Quoting(yaml.CSafeDumper):
    """Quotes as the library would."""

    yaml_implicit_resolvers: dict = {}


for name, (pattern, starts) in PLAIN.items():
    whole = re.compile(rf"(?:{pattern})\Z")
    for each in (Loader, Dumper, Quoting):
        each.add_implicit_resolver(f"tag:yaml.org,2002:{name}", whole, starts)


def load(text: str):
    """
    The text's values: Keys, Items, str, int, float, bool, date and None.

    Raises YAMLError where the text is none, names a key twice or nests too deep.
    """
    return yaml.load(text, Loader)


def dump(data) -> str:
    return write(data, Dumper)


def write(data, dumper) -> str:
    return yaml.dump(
        data, Dumper=dumper, allow_unicode=True, sort_keys=False, width=ENDLESS
    )


def line_of(error: YAMLError) -> int | None:
    """The line that an error tells of, counted from 0."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return mark.line if mark else None


def read_keys(loader: Loader, node: yaml.MappingNode) -> Keys:
    keys = Keys()
    keys.lines = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, str):
            raise ConstructorError(None, None, "a key is a word", key_node.start_mark)
        if key in keys:
            problem = f"the key {key!r} stands twice"
            raise ConstructorError(None, None, problem, key_node.start_mark)
        keys[key] = loader.construct_object(value_node, deep=True)
        keys.lines[key] = key_node.start_mark.line
    return keys


def read_items(loader: Loader, node: yaml.SequenceNode) -> Items:
    items = Items(loader.construct_object(each, deep=True) for each in node.value)
    items.lines = [each.start_mark.line for each in node.value]
    return items


def read_int(loader: Loader, node: yaml.ScalarNode) -> int:
    """Of version 1.2, where 0o17 is octal and 017 is seventeen."""
    text = loader.construct_scalar(node)
    base = {"0o": 8, "0x": 16}.get(text[:2], 10)
    return int(text, base)


def read_date(loader: Loader, node: yaml.ScalarNode) -> date:
    try:
        return date.fromisoformat(loader.construct_scalar(node))
    except ValueError as error:
        raise ConstructorError(None, None, str(error), node.start_mark) from error


def write_text(dumper: Dumper, text: str) -> yaml.ScalarNode:
    """Texts of several lines are literal blocks; an apostrophe asks for "these"."""
    style = "|" if "\n" in text else None
    if style is None and "'" in text:
        style = '"' if write(text, Quoting).startswith("'") else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


Loader.add_constructor("tag:yaml.org,2002:map", read_keys)
Loader.add_constructor("tag:yaml.org,2002:seq", read_items)
Loader.add_constructor("tag:yaml.org,2002:int", read_int)
Loader.add_constructor("tag:yaml.org,2002:timestamp", read_date)
Dumper.add_representer(str, write_text)
