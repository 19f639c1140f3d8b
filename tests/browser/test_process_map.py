"""The drawing of the process at the widths between a telephone and a desk."""

import pytest

from tests.browser.planning import fresh

SMALLEST = 13  # pixels, as the words of a note
SIZES = """() => [...document.querySelectorAll(".map svg")].flatMap((drawing) => {
  const scale = drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width;
  return [...drawing.querySelectorAll("text")].map(
    (each) => scale * parseFloat(getComputedStyle(each).fontSize)
  );
}).filter((size) => size > 0)"""


@pytest.mark.parametrize("width", [360, 600, 768, 820, 864, 1024])
def test_every_word_of_the_drawing_is_large_enough_to_read(chromium, site, width):
    with fresh(chromium, viewport={"width": width, "height": 800}) as page:
        page.goto(f"{site}/metod/process/")
        sizes = page.evaluate(SIZES)

    assert len(sizes) > 5
    assert min(sizes) >= SMALLEST
