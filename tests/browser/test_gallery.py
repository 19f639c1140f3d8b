"""The components in every scheme, and pages with the reader's own text settings."""

import pytest

from tests.browser.visit import WIDTHS, Visit
from tests.server import serving

# The gallery shows a landmark more than once, which a page never does; and in
# forced colours the reader's own system sets every colour, unseen by axe.
BESIDE_THE_POINT = {"landmark-unique", "color-contrast"}


def test_every_component_is_accessible_in_every_scheme(chromium, tmp_path):
    schemes = [{"color_scheme": "light"}, {"color_scheme": "dark"}]
    schemes += [{"forced_colors": "active"}, {"reduced_motion": "reduce"}]
    with serving(tmp_path, DEBUG="true") as (site, _):
        for options in schemes:
            visit = Visit(chromium, site, **options)
            visit.page.goto(f"{site}/komponenter/")
            for width in WIDTHS:
                visit.page.set_viewport_size({"width": width, "height": 900})
                assert visit.overflow() <= 0, (options, width)
            found = {rule for rule, _places in visit.violations()}
            assert found <= BESIDE_THE_POINT, options
            visit.context.close()


def test_the_gallery_is_not_there_for_readers(chromium, site):
    page = chromium.new_page()

    assert page.goto(f"{site}/komponenter/").status == 404
    page.close()


@pytest.mark.parametrize("address", ["/", "/metod/process/", "/ordlista/"])
def test_larger_text_and_wider_spacing_lose_nothing(chromium, site, address):
    """WCAG 2.2, 1.4.4 and 1.4.12."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page.goto(site + address)
    page.add_style_tag(
        content="html{font-size:200%} *{line-height:1.5 !important; letter-spacing:"
        ".12em !important; word-spacing:.16em !important} p{margin-bottom:2em}"
    )

    cut_off = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => !e.closest('svg')"
        " && getComputedStyle(e).overflow === 'hidden'"
        " && e.scrollWidth > e.clientWidth + 1).map(e => e.outerHTML)"
    )
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")

    assert cut_off == []
    assert overflow <= 0
    page.close()
