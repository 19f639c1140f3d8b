"""
A page's HTML as a tree of plain data, which the typesetter and Word are fed with.

What is read on screen is what stands on paper: both come from the same templates.
A text is a string; an element is a dict of `is` (its tag), `look` (its classes),
`of` (what is inside) and, where it has them, `to`, `lang`, `id`, `number`, `alt`
and `svg`.
No text is ever put together with markup again, so no text can become markup.
"""

import re
from collections.abc import Iterator

from paper.drawings import dressed

Tree = str | dict

WHITE = re.compile(r"[ \t\r\n]+")  # not the space that does not break

# What belongs to the screen: ways around, forms, and what opens when pressed.
SCREEN = {
    *("contents", "eyebrow", "answer-here", "map-tall", "feedback", "cite", "copy"),
    *("pager", "related", "site-feedback", "words", "printed"),
}
SCREEN_TAGS = {"form", "nav", "script", "style", "template", "input", "header"}
NAMED = (("to", "href"), ("lang", "lang"), ("id", "id"), ("number", "value"))
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# Elements that say nothing themselves: what is inside stands in their place.
BARE = {"article", "body", "button", "div", "footer", "label", "main", "picture"}
BARE |= {"section", "small", "span", "time", "details"}
# Looks that are shown on paper, on elements that otherwise are bare.
SHOWN = {"loop", "gap", "goal", "question", "admonition", "dialogue", "stale"}
SHOWN |= {"talk-card", "notice", "sides", "side"}


def tree(markup: str, *, start: str = "") -> list[Tree]:
    """The elements of some HTML, or of the first element with the class `start`."""
    from lxml import html  # with the first paper, not when the site starts

    root = html.fragment_fromstring(markup, create_parent="div")
    if start:
        root = next(iter(root.find_class(start)), root)
    found = list(inside(root))
    step_down(found, 1)
    return found


def step_down(nodes: list[Tree], level: int) -> int:
    """Let no heading stand more than one level below the last: PDF/UA forbids it."""
    for node in nodes:
        if isinstance(node, str):
            continue
        if node["is"] in HEADINGS:
            level = max(2, min(int(node["is"][1]), level + 1))
            node["is"] = f"h{level}"
        else:
            level = step_down(node["of"], level)
    return level


def inside(element) -> Iterator[Tree]:
    """What an element holds: its own text, its children, and the texts after them."""
    yield from said(element.text)
    for child in element:
        if isinstance(child.tag, str):
            yield from grown(child)
        yield from said(child.tail)


def said(text: str | None) -> Iterator[str]:
    """A text with its white space folded, as a browser folds it."""
    if text:
        yield WHITE.sub(" ", text)


def grown(element) -> Iterator[Tree]:
    looks = (element.get("class") or "").split()
    if is_for_screen(element, looks):
        return
    if element.tag == "svg":
        alt = element.get("aria-label", "")
        yield {"is": "svg", "look": looks, "of": [], "svg": drawn(element), "alt": alt}
        return
    shown = [look for look in looks if look in SHOWN]
    if element.tag in BARE and not shown and not element.get("lang"):
        yield from inside(element)
        return
    node = {"is": element.tag, "look": looks, "of": list(inside(element))}
    for name, attribute in NAMED:
        if element.get(attribute):
            node[name] = element.get(attribute)
    if element.tag == "img":
        node |= {"src": element.get("src", ""), "alt": element.get("alt", "")}
    yield node


def is_for_screen(element, looks: list[str]) -> bool:
    is_hidden = element.get("hidden") is not None or element.get("popover") is not None
    return is_hidden or element.tag in SCREEN_TAGS or not SCREEN.isdisjoint(looks)


def drawn(element) -> str:
    """A drawing as a file of its own. HTML's parser folds the case of viewBox."""
    from lxml import etree

    text = etree.tostring(element, encoding="unicode", with_tail=False)
    return dressed(text.replace("viewbox=", "viewBox=", 1))


def plain(nodes: list[Tree]) -> str:
    """The words of a tree, one after another."""
    return "".join(
        each if isinstance(each, str) else plain(each["of"]) for each in nodes
    )
