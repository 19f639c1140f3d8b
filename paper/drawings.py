"""
Drawings for paper: a page's SVG, dressed with the site's own colours.

On screen the style sheet colours them; a drawing on paper carries its colours along.
They are read out of theme.css, so that each colour stands in one place. The libraries
that draw are read with the first paper, not when the site starts.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby

from django.conf import settings

SVG = "http://www.w3.org/2000/svg"
TOKEN = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{3,6})\s*;")
USE = re.compile(r"var\(--([\w-]+)\)")

STYLE = """
text { font-family: "Atkinson Hyperlegible Next"; }
.picture { fill: none; stroke: var(--ink); stroke-width: 4; stroke-linecap: round; }
.picture .line { stroke: var(--map-line); stroke-width: 7; }
.picture .sun { stroke: var(--sun); stroke-width: 7; }
.picture .sun-fill { fill: var(--sun); stroke: var(--ink); }
.picture .sky { fill: var(--sky); stroke: none; }
.picture .paper { fill: var(--raised); }
.map-line, .map-loop, .map-loop-edge, .map-arrow { fill: none; stroke-linecap: round; }
.map-line { stroke: var(--map-line); stroke-width: 10; }
.map-loop-edge { stroke: var(--map-edge); stroke-width: 10; }
.map-loop { stroke: var(--sun); stroke-width: 6; }
.map-arrow { stroke: var(--map-edge); stroke-width: 3; }
.map-loop-label { font-size: 17px; text-anchor: middle; fill: var(--sea); }
.map-node { fill: var(--raised); stroke: var(--map-line); stroke-width: 6; }
.map-number, .map-title { font-weight: 700; text-anchor: middle; fill: var(--ink); }
.map-number { font-size: 24px; }
.map-title { font-size: 21px; }
.map-step[aria-current] .map-node { fill: var(--sun); stroke: var(--map-edge); }
"""


@cache
def tokens() -> dict[str, str]:
    """The light scheme's colours by name: the first time that theme.css tells each."""
    text = (settings.BASE_DIR / "static/css/theme.css").read_text()
    found: dict[str, str] = {}
    for name, colour in TOKEN.findall(text):
        found.setdefault(name, colour)
    return found


@cache
def style() -> str:
    return USE.sub(lambda use: tokens()[use[1]], STYLE)


def dressed(svg: str) -> str:
    """A drawing that stands alone and carries its own colours."""
    from lxml import etree

    root = etree.fromstring(svg.strip().replace("<svg ", f'<svg xmlns="{SVG}" ', 1))
    root.insert(0, etree.Element(f"{{{SVG}}}style"))
    root[0].text = style()
    return etree.tostring(root, encoding="unicode")


@lru_cache(maxsize=256)
def qr(address: str) -> str:
    """A QR code that leads to an address, with its quiet zone around it."""
    import qrcode

    # Any of the eight masks can be read; to weigh them all takes most of the time.
    code = qrcode.QRCode(border=4, mask_pattern=3)
    code.add_data(address)
    rows = code.get_matrix()
    dots = "".join(
        f"M{start},{y}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for start, length in runs(row)
    )
    size = len(rows)
    return f'<svg xmlns="{SVG}" viewBox="0 0 {size} {size}"><path d="{dots}"/></svg>'


def runs(row: list[bool]) -> Iterator[tuple[int, int]]:
    """Where dark squares stand side by side: the first's place and how many."""
    place = 0
    for is_dark, squares in groupby(row):
        length = len(list(squares))
        if is_dark:
            yield place, length
        place += length
