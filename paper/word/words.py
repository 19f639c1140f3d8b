"""Words in a paragraph: bold, italic, links, line breaks, passages' languages."""

import re
from dataclasses import dataclass, replace
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import SubElement

from paper.tree import Tree

BOLD, ITALIC = {"strong", "b"}, {"em", "i"}
RUN, PROPERTIES, TEXT, VALUE = map(qn, ("w:r", "w:rPr", "w:t", "w:val"))
STYLE, BOLD_TAG, ITALIC_TAG = map(qn, ("w:rStyle", "w:b", "w:i"))
LANGUAGE, SPACE = qn("w:lang"), "{http://www.w3.org/XML/1998/namespace}space"
BLOCKS = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "dt", "dd", "table"),
    *("svg", "img", "section", "div", "figure", "figcaption", "blockquote", "summary"),
    *("details", "hr"),
}
LINKED = re.compile(r"https?:|mailto:|tel:")
# What XML can't hold. Texts are tidied before, but a file must open whatever comes.
UNWRITABLE = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Hand:
    """How words are written just now."""

    bold: bool = False
    italic: bool = False
    language: str = ""
    link: str = ""

    def changed(self, node: dict) -> "Hand":
        return replace(
            self,
            bold=self.bold or node["is"] in BOLD,
            italic=self.italic or node["is"] in ITALIC,
            language=node.get("lang", self.language),
        )


def is_words(node: Tree) -> bool:
    """Whether a node stands inside a paragraph, as its words do."""
    return isinstance(node, str) or node["is"] not in BLOCKS


def clean(text: str) -> str:
    return UNWRITABLE.sub("", text)


def write(paragraph: Any, nodes: list[Tree], hand: Hand, site: str) -> None:
    for node in nodes:
        if isinstance(node, str):
            write_text(paragraph, node, hand)
        elif node["is"] == "br":
            paragraph.add_run().add_break()
        else:
            changed = hand.changed(node)
            if node["is"] == "a":
                changed = replace(changed, link=address(node.get("to", ""), site))
            write(paragraph, node["of"], changed, site)


def write_text(paragraph: Any, text: str, hand: Hand) -> None:
    """A run, made without python-docx, which takes five times as long for each."""
    place = link(paragraph, hand.link) if hand.link else paragraph._p
    run = SubElement(place, RUN)
    looks = [
        *([(STYLE, "Link")] if hand.link else []),
        *([(BOLD_TAG, "1")] if hand.bold else []),
        *([(ITALIC_TAG, "1")] if hand.italic else []),
        *([(LANGUAGE, hand.language)] if hand.language else []),
    ]
    properties = SubElement(run, PROPERTIES) if looks else None
    for tag, value in looks:
        SubElement(properties, tag).set(VALUE, value)
    words = SubElement(run, TEXT)
    words.set(SPACE, "preserve")
    words.text = clean(text)


def link(paragraph: Any, to: str) -> Any:
    kind = RELATIONSHIP_TYPE.HYPERLINK
    element = OxmlElement("w:hyperlink")
    number = paragraph.part.relate_to(clean(to), kind, is_external=True)
    element.set(qn("r:id"), number)
    paragraph._p.append(element)
    return element


def address(to: str, site: str) -> str:
    """Where a link leads from a file that may lie anywhere, or nothing."""
    to = f"{site}{to}" if to.startswith("/") else to
    return to if LINKED.match(to) else ""
