"""The colours of theme.css, held to the contrasts of WCAG 2.2 and our own."""

import re

import pytest
from django.conf import settings

CSS = (settings.BASE_DIR / "static/css/theme.css").read_text()
LIGHT, DARK = CSS.split("prefers-color-scheme: dark")
AAA, AA, SHAPE = 7, 4.5, 3
PAIRS = [
    *[("ink", ground, AAA) for ground in ("paper", "raised", "sky", "sun-soft")],
    *[("ink-soft", ground, AA) for ground in ("paper", "raised", "sky")],
    *[("sea", ground, AA) for ground in ("paper", "raised", "sky", "sun-soft")],
    *[("on-spruce", "spruce", AAA), ("on-sea", "sea", AA), ("on-sun", "sun", AAA)],
    *[
        ("sun", "spruce", SHAPE),
        ("map-line", "paper", SHAPE),
        ("map-line", "sky", SHAPE),
    ],
    *[("map-edge", "sun", 1), ("map-edge", "sky", SHAPE)],
]


def tokens(scheme):
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", LIGHT))
    if scheme == "dark":
        colours |= dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+);", DARK))
    return colours


def luminance(colour):
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * d for d in colour[1:])
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]
    return sum(
        c * share for c, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True)
    )


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_colours_stand_out_from_their_ground(scheme, ink, ground, least):
    colours = tokens(scheme)

    assert contrast(colours[ink], colours[ground]) >= least


def test_the_formula_gives_the_known_extremes():
    assert contrast("#fff", "#000000") == pytest.approx(21)
    assert contrast("#777", "#777777") == 1


@pytest.mark.parametrize("name", ["layout", "components"])
def test_rules_use_tokens_and_no_colours_of_their_own(name):
    css = (settings.BASE_DIR / f"static/css/{name}.css").read_text()

    assert re.findall(r"#[0-9a-f]{3,8}\b|rgba?\(", css) in ([], ["#fff"])


def test_every_token_that_readers_sheets_ask_for_is_defined():
    sheets = (settings.BASE_DIR / "static/css").glob("*.css")
    text = "".join(path.read_text() for path in sheets if path.name != "admin.css")

    asked = set(re.findall(r"var\((--[a-z0-9-]+)", text))
    assert asked - set(re.findall(r"(--[a-z0-9-]+):", text)) == set()


@pytest.mark.parametrize(
    "sheet", sorted((settings.BASE_DIR / "static").rglob("*.css")), ids=lambda s: s.name
)
def test_no_style_sheet_asks_for_what_the_policy_refuses(sheet):
    outside = re.findall(r"url\(\s*[\"']?(data:|https?:|//)", sheet.read_text())

    assert outside == []
