"""Tables: a head that is repeated on each page, and rows that are kept whole."""

from dataclasses import replace
from math import sqrt
from typing import Any

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Emu
from docx.table import _Cell

from paper.canvas import children, trs
from paper.tree import plain

LEAST, MOST = 3.2, 14.0  # how much wider one column may be than another
BY_THE_CLOCK = (0.18, 0.54, 0.28)  # so that a run sheet's columns stand as they stood
# A line between rows, as in the tables of the other papers, and none beside them: so
# the words begin where those around them do.
LINE = 'w:val="single" w:sz="4" w:space="0" w:color="9AA8A0"'
STYLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="Ruled">
<w:name w:val="Ruled"/><w:basedOn w:val="TableNormal"/><w:tblPr>
<w:tblBorders><w:top {LINE}/><w:bottom {LINE}/><w:insideH {LINE}/></w:tblBorders>
<w:tblCellMar><w:top w:w="70" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>
<w:bottom w:w="50" w:type="dxa"/><w:right w:w="170" w:type="dxa"/></w:tblCellMar>
</w:tblPr></w:style>
"""


def add_style(styles: Any) -> None:
    styles.element.append(parse_xml(STYLE))


def put(writer: Any, node: Any) -> None:
    rows = [children(row, "th", "td") for row in trs(node)]
    columns = max((len(row) for row in rows), default=0)
    if not columns:
        return
    is_clocked = "paper-clocked" in node["look"]
    parts = BY_THE_CLOCK if is_clocked else shares(rows, columns)
    widths = [int(writer.width * part) for part in parts]
    table = new_table(writer, len(rows), widths)
    for place, (row, cells) in enumerate(zip(table._tbl.tr_lst, rows, strict=True)):
        properties = row.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if place == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Emu(width)
        for cell, each, width in zip(row.tc_lst, cells, widths, strict=False):
            fill(writer, _Cell(cell, table), each, width)
    writer.new("After Table")


def new_table(writer: Any, rows: int, widths: list[int]) -> Any:
    table = writer.place.add_table(rows, len(widths))
    table.autofit = False
    table._tbl.tblPr.style = "Ruled"
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(width)
    return table


def fill(writer: Any, cell: Any, node: Any, width: int) -> None:
    """What stands in a cell instead of the empty paragraph that Word puts there."""
    (empty,) = cell._tc.p_lst
    hand = replace(writer.hand, bold=node["is"] == "th")
    inside = replace(writer, place=cell, width=width, style="Cell", depth=0, hand=hand)
    inside.put(node["of"])
    if len(cell._tc.p_lst) > 1:
        cell._tc.remove(empty)


def shares(rows: list, columns: int) -> list[float]:
    """Each column's part of the width, as its longest words ask for."""
    longest = [
        max(len(plain(row[place]["of"])) for row in rows if len(row) > place)
        for place in range(columns)
    ]
    wanted = [min(max(sqrt(length), LEAST), MOST) for length in longest]
    return [each / sum(wanted) for each in wanted]
