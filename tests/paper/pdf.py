"""What a PDF tells programs that read it aloud."""

import pikepdf


def elements(node):
    """Every element of a PDF's structure."""
    if isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        node = node.get("/K", [])
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from elements(each)
    elif isinstance(node, pikepdf.Dictionary):
        yield from elements(node)


def sheets(node, sheet=None):
    """The sheets that an element stands on, each by its number in the file."""
    if isinstance(node, pikepdf.Dictionary):
        sheet = node.get("/Pg", sheet)
        yield from sheets(node.get("/K", node.get("/MCID", [])), sheet)
    elif isinstance(node, pikepdf.Array):
        for each in node:
            yield from sheets(each, sheet)
    else:
        yield sheet.objgen
