"""
The picture that goes along when a page is shared: its title above the line that loops.

Drawn by Pillow in the site's own font, at the size that Open Graph readers ask
for (https://ogp.me), and kept for as long as the process lives.
"""

from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630  # pixels
MARGIN = 80
FONT = settings.BASE_DIR / "static/fonts/atkinson-hyperlegible-next.woff2"
SPRUCE, PAPER, SUN = "#0f3d33", "#f6f3ea", "#f6c945"
SIZES = range(84, 39, -4)  # tried from the largest; at 40 a title of 120 letters fits
SPACING = 12  # between lines
ROOM = 225  # for the title, above the loop
LINE_Y = 560
OVERSAMPLING = 3  # Pillow draws lines without smoothing


@lru_cache(maxsize=1)
def drawing() -> bytes:
    """What draws: this module and the font. Another drawing is another picture."""
    return Path(__file__).read_bytes() + FONT.read_bytes()


def etag(title: str, above: str) -> str:
    """A word for the picture that is known without drawing it."""
    whole = drawing() + f"{title}\n{above}".encode()
    return f'"{sha256(whole).hexdigest()[:32]}"'


@lru_cache(maxsize=256)
def draw(title: str, above: str) -> bytes:
    """A PNG with the title, and a few words above it such as the site's name."""
    picture = line_that_loops()
    pen = ImageDraw.Draw(picture)
    pen.text((MARGIN, 66), above, PAPER, font(34, 400))
    lettering, lines = fit(title)
    pen.multiline_text(
        (MARGIN, 128), "\n".join(lines), PAPER, lettering, spacing=SPACING
    )
    output = BytesIO()
    picture.quantize(64).save(output, "PNG", optimize=True)
    return output.getvalue()


def font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    lettering = ImageFont.truetype(FONT, size)
    lettering.set_variation_by_axes([weight])
    return lettering


def fit(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest size at which the title stays above the loop, and its lines."""
    for size in SIZES:
        lettering = font(size, 700)
        lines = wrap(title, lettering)
        widest = max(lettering.getlength(line) for line in lines)
        is_low_enough = len(lines) * (size + SPACING) <= ROOM
        if is_low_enough and widest <= WIDTH - 2 * MARGIN:
            break
    return lettering, lines[:4]


def wrap(title: str, lettering: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in title.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lettering.getlength(longer) <= WIDTH - 2 * MARGIN or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def line_that_loops() -> Image.Image:
    """The ground: five steps on a line, with a loop at the fourth."""
    size = (WIDTH * OVERSAMPLING, HEIGHT * OVERSAMPLING)
    picture = Image.new("RGB", size, SPRUCE)
    pen = ImageDraw.Draw(picture)
    steps = [WIDTH * (2 * place + 1) / 10 for place in range(5)]
    pen.line(scaled([(0, LINE_Y), (WIDTH, LINE_Y)]), PAPER, 12 * OVERSAMPLING)
    pen.line(scaled(loop(steps[3])), SUN, 12 * OVERSAMPLING, joint="curve")
    for x in steps:
        fill = SUN if x == steps[3] else SPRUCE
        pen.circle(
            scaled([(x, LINE_Y)])[0], 22 * OVERSAMPLING, fill, PAPER, 8 * OVERSAMPLING
        )
    return picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def scaled(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    return [(x * OVERSAMPLING, y * OVERSAMPLING) for x, y in points]


def loop(x: float) -> list[tuple[float, float]]:
    """Points on two cubic curves: up from the line, over the top, and back."""
    right = [(x, LINE_Y), (x + 110, LINE_Y), (x + 90, 370), (x, 370)]
    left = [(x, 370), (x - 90, 370), (x - 110, LINE_Y), (x, LINE_Y)]
    return [bezier(curve, step / 48) for curve in (right, left) for step in range(49)]


def bezier(points: list[tuple[float, float]], t: float) -> tuple[float, float]:
    shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    x = sum(share * point[0] for share, point in zip(shares, points, strict=True))
    y = sum(share * point[1] for share, point in zip(shares, points, strict=True))
    return x, y
