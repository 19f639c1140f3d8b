"""Headings, paragraphs, lists and pictures, in a document or in a table's cell."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import groupby
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt
from docx.text.paragraph import Paragraph
from lxml.etree import SubElement

from paper.tree import HEADINGS, Tree, plain
from paper.word import tables
from paper.word.words import Hand, clean, is_words, write

LABELS = {"gap-label", "admonition-title"}
FAINT = {"lacking", "source", "updated"}
FRAMED = {"notice", "gap"}
STYLES = {"dd": "List Continue", "blockquote": "Quote"}
DEEPEST = 3  # lists within lists that Word has styles for
TALLEST = Cm(22)


@dataclass(frozen=True)
class Writer:
    """Writes blocks where it stands, in the style and language of what is around."""

    place: Any  # the document, or a cell
    draw: Callable[[str], bytes]  # an SVG as a PNG
    site: str
    width: int  # of the place, in Word's own units
    style: str = "Normal"
    depth: int = 0  # of lists
    hand: Hand = Hand()

    def put(self, nodes: list[Tree]) -> None:
        """Blocks one by one; words between them are a paragraph of their own."""
        for are_words, group in groupby(nodes, is_words):
            some = list(group)
            if not are_words:
                for node in some:
                    self.block(node)
            elif plain(some).strip():
                self.paragraph(some)

    def block(self, node: Any) -> None:
        kind = node["is"]
        inside = self.within(node)
        if kind in HEADINGS:
            inside.heading(node)
        elif kind in ("p", "dt", "summary", "figcaption"):
            inside.said(node)
        elif kind in ("ul", "ol"):
            inside.items(node)
        elif kind == "table":
            tables.put(inside, node)
        elif kind == "svg":
            inside.picture(node)
        else:
            inside.put(node["of"])

    def within(self, node: Any) -> "Writer":
        is_framed = not FRAMED.isdisjoint(node["look"])
        style = "Notice" if is_framed else STYLES.get(node["is"], self.style)
        language = node.get("lang", self.hand.language)
        return replace(self, style=style, hand=replace(self.hand, language=language))

    def paragraph(self, nodes: list[Tree], style: str = "", bold: bool = False) -> Any:
        paragraph = self.new(style or self.style)
        hand = replace(self.hand, bold=bold or self.hand.bold)
        write(paragraph, trimmed(nodes), hand, self.site)
        return paragraph

    def new(self, style: str) -> Any:
        """An empty paragraph, in a style by its id: python-docx looks each up anew."""
        element = OxmlElement("w:p")
        properties = SubElement(element, qn("w:pPr"))
        SubElement(properties, qn("w:pStyle")).set(qn("w:val"), style.replace(" ", ""))
        if hasattr(self.place, "_tc"):
            self.place._tc.append(element)
        else:
            self.place._body._element.sectPr.addprevious(element)
        return Paragraph(element, self.place)

    def heading(self, node: Any, before: str = "") -> None:
        words = [before, *trimmed(node["of"])] if before else node["of"]
        self.paragraph(words, f"Heading {node['is'][1]}")

    def said(self, node: Any) -> None:
        looks = set(node["look"])
        is_label = node["is"] == "dt" or bool(looks & LABELS)
        is_faint = self.style == "Normal" and looks & FAINT
        paragraph = self.paragraph(node["of"], "Faint" if is_faint else "", is_label)
        if is_label:
            paragraph.paragraph_format.keep_with_next = True
            paragraph.paragraph_format.space_after = Pt(1)

    def items(self, node: Any) -> None:
        depth = min(self.depth + 1, DEEPEST)
        suffix = f" {depth}" if depth > 1 else ""
        inside = replace(self, depth=depth, style=f"List Continue{suffix}")
        kind = "Number" if node["is"] == "ol" else "Bullet"
        count = None
        for item in node["of"]:
            if isinstance(item, dict) and item["is"] == "li":
                paragraph = self.item(item, f"List {kind}{suffix}", inside)
                if paragraph is not None and kind == "Number":
                    count = count or self.new_count(f"ListNumber{suffix.strip()}")
                    numbered(paragraph, count)

    def item(self, item: Any, style: str, inside: "Writer") -> Any:
        """An item, and its first paragraph if it is counted by Word."""
        nodes = trimmed(item["of"])
        if nodes and isinstance(nodes[0], dict) and nodes[0]["is"] in HEADINGS:
            before = f"{item['number']}. " if "number" in item else ""
            self.heading(nodes[0], before)
            self.put(nodes[1:])
            return None
        blocks = (n for n, each in enumerate(nodes) if not is_words(each))
        end = next(blocks, len(nodes))
        head, rest = nodes[:end], nodes[end:]
        first: Any = rest[0] if rest else ""
        if not head and first and first["is"] == "p":
            head, rest = first["of"], rest[1:]
        paragraph = self.paragraph(head, style)
        inside.put(rest)
        return paragraph

    def new_count(self, style_id: str) -> int:
        """A numbering that looks as the style's own, and begins at 1."""
        numbering = self.place.part.numbering_part.element
        styles = self.place.part._styles_part.element
        own = styles.get_by_id(style_id).pPr.numPr.numId.val
        made = numbering.add_num(numbering.num_having_numId(own).abstractNumId.val)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return made.numId

    def picture(self, node: Any) -> None:
        run = self.new("Normal").add_run()
        shape = run.add_picture(BytesIO(self.draw(node["svg"])), width=Emu(self.width))
        if shape.height > TALLEST:
            shape.width = Emu(int(shape.width * TALLEST / shape.height))
            shape.height = TALLEST
        shape._inline.docPr.set("descr", clean(node["alt"]))


def numbered(paragraph: Any, count: int) -> None:
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = count


def trimmed(nodes: list[Tree]) -> list[Tree]:
    """What stands in a paragraph, without the white space at its ends."""
    nodes = list(nodes)
    while nodes and isinstance(nodes[0], str) and not nodes[0].strip(" "):
        nodes.pop(0)
    while nodes and isinstance(nodes[-1], str) and not nodes[-1].strip(" "):
        nodes.pop()
    if nodes and isinstance(nodes[0], str):
        nodes[0] = nodes[0].lstrip(" ")
    if nodes and isinstance(nodes[-1], str):
        nodes[-1] = nodes[-1].rstrip(" ")
    return nodes
