"""
A tool's empty canvas, found in the words of its page.

Three things on a page are there to be written in: a table with cells left open, a
table of fields with the questions to ask in each, and a list of lines that end in a
colon. All else on the page explains, and stays there.
"""

from paper.tree import Tree, plain

HEADINGS = {"h2", "h3", "h4"}
OPEN = {"", "…"}


def boxes(nodes: list[Tree]) -> list[dict]:
    """The parts of a page that are written in, each under the heading it stands by."""
    found, heading = [], ""
    for node in nodes:
        if isinstance(node, str):
            continue
        if node["is"] in HEADINGS:
            heading = plain(node["of"]).strip()
        elif node["is"] == "table" and (part := table(node)):
            found.append({"heading": heading, **part})
        elif node["is"] == "ul" and (fields := lines(node)):
            found.append({"heading": heading, "is": "lines", "fields": fields})
    return found


def table(node: dict) -> dict | None:
    rows = [[said(cell) for cell in children(row, "th", "td")] for row in trs(node)]
    head, body = rows[0], rows[1:]
    if any(cell in OPEN for row in body for cell in row):
        return {"is": "table", "head": head, "rows": [*map(cleared, body)]}
    if len(head) == 2 and all(row[1].endswith("?") for row in body):
        return {"is": "fields", "fields": body}
    return None


def lines(node: dict) -> list[str] | None:
    fields = [said(item) for item in children(node, "li")]
    return fields if all(field.endswith(":") for field in fields) else None


def cleared(row: list[str]) -> list[str]:
    """What the cells prompt, without the dots that stand for an answer or a quote."""
    return ["" if cell.strip("”") in OPEN else cell for cell in row]


def trs(node: dict) -> list[dict]:
    parts = children(node, "thead", "tbody")
    return [row for part in (*parts, node) for row in children(part, "tr")]


def children(node: dict, *tags: str) -> list[dict]:
    inside = (each for each in node["of"] if isinstance(each, dict))
    return [each for each in inside if each["is"] in tags]


def said(node: dict) -> str:
    return plain(node["of"]).strip()
