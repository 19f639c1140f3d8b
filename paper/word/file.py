"""A Word file: its page, its styles, what it says of itself, and what stands in it."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from paper.tree import Tree
from paper.word import tables
from paper.word.blocks import Writer
from paper.word.words import clean

LOCALES = {"sv": "sv-SE", "da": "da-DK"}
FONT = "Arial"  # which every office has
SPRUCE, SEA = RGBColor(0x0F, 0x3D, 0x33), RGBColor(0x0A, 0x53, 0x70)
SOFT = RGBColor(0x41, 0x58, 0x4F)
HEADINGS = {1: 20, 2: 14, 3: 12, 4: 11, 5: 10.5, 6: 10.5}  # points
EDGE = Cm(2.2)


@dataclass(frozen=True)
class Told:
    """What a paper says of itself."""

    language: str
    title: str
    kind: str
    heading: str
    facts: str
    foot: str
    at: datetime.datetime


def word_file(
    nodes: list[Tree], told: Told, site: str, draw: Callable[[str], bytes]
) -> bytes:
    document = Document()
    dress(document, LOCALES[told.language])
    describe(document.core_properties, told)
    section = lay_out(document)
    foot(section, told.foot)
    width = section.page_width - 2 * EDGE
    writer = Writer(document, draw, site, width)
    writer.paragraph([told.kind], "Kind")
    writer.paragraph([told.heading], "Heading 1")
    writer.paragraph([told.facts], "Faint")
    writer.put(nodes)
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def describe(properties: Any, told: Told) -> None:
    properties.title = clean(told.title)[:255]
    properties.subject = told.kind
    properties.language = LOCALES[told.language]
    properties.author = properties.comments = ""
    properties.created = properties.modified = told.at.replace(tzinfo=None)


def lay_out(document: Any) -> Any:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = EDGE
    section.top_margin = section.bottom_margin = Cm(1.8)
    return section


def dress(document: Any, locale: str) -> None:
    """The document's language, and styles by the names that Word itself knows."""
    styles = document.styles
    (language,) = styles.element.xpath("w:docDefaults//w:lang")
    language.set(qn("w:val"), locale)
    normal = styles["Normal"]
    font(normal, 10.5)
    normal.paragraph_format.space_after = Pt(5)
    for level, size in HEADINGS.items():
        style = styles[f"Heading {level}"]
        font(style, size, SPRUCE)
        style.font.bold, style.font.italic = True, False
        style.paragraph_format.space_before = Pt(0 if level == 1 else size * 0.8)
        style.paragraph_format.space_after = Pt(3)
    style_of_ours(styles, "Kind", 11, SEA).font.bold = True
    style_of_ours(styles, "Faint", 10, SOFT)
    style_of_ours(styles, "Cell", 10).paragraph_format.space_after = Pt(2)
    style_of_ours(styles, "After Table", 5)
    framed(style_of_ours(styles, "Notice", 10.5))
    tables.add_style(styles)
    link = styles.add_style("Link", WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb, link.font.underline = SEA, True


def style_of_ours(styles: Any, name: str, size: float, colour: Any = None) -> Any:
    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Normal"]
    font(style, size, colour)
    return style


def font(style: Any, size: float, colour: Any = None) -> None:
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)
    style.font.size = Pt(size)
    if colour is not None:
        style.font.color.rgb = colour


def framed(style: Any) -> None:
    """A line along the left side, as beside such words on screen."""
    border = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="24" w:space="8" '
    border += 'w:color="F6C945"/></w:pBdr>'
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(parse_xml(border), "w:shd", "w:spacing", "w:ind")
    style.paragraph_format.left_indent = Cm(0.4)


def foot(section: Any, words: str) -> None:
    """Below each page: what this is, and which page of how many."""
    paragraph = section.footer.paragraphs[0]
    paragraph.style.font.size = Pt(8.5)
    paragraph.add_run(f"{clean(words)} · ")
    paragraph._p.append(field("PAGE"))
    paragraph.add_run(" / ")
    paragraph._p.append(field("NUMPAGES"))


def field(name: str) -> Any:
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    element.append(run)
    return element
