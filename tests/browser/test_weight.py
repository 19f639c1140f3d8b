"""What a page weighs over the wire, held to a budget on the really served site."""

from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

KB = 1000
PAGES = {
    "home": "/",
    "step": "/metod/process/utveckla/",
    "tool": "/metod/verktyg/formkompassen/",
    "pilot": "/pilotfall/skrota-oljepannan/",
}
SHIFTS = """() => new Promise(resolve => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => resolve(sum), 500);
})"""


def weigh(page, address):
    """Open an address and give bytes over the wire by kind of resource."""
    requests = []
    page.on("requestfinished", lambda request: requests.append(request))
    page.goto(address, wait_until="networkidle")
    sizes = [(request, request.sizes()) for request in requests]
    return [
        (request.resource_type, size["responseBodySize"] + size["responseHeadersSize"])
        for request, size in sizes
    ]


@pytest.mark.parametrize("name", PAGES)
def test_a_first_visit_stays_within_its_budget(chromium, site, name):
    context = chromium.new_context()
    page = context.new_page()

    sizes = weigh(page, site + PAGES[name])
    shift = page.evaluate(SHIFTS)

    blocking = sum(n for kind, n in sizes if kind in ("document", "stylesheet"))
    assert len(sizes) <= 11, sizes
    assert sum(n for _, n in sizes) < 60 * KB, sizes
    assert blocking < 14 * KB + len(sizes) * 1.2 * KB, sizes
    assert shift == 0
    # The buttons that copy an address; nothing waits for them.
    assert sum(n for kind, n in sizes if kind == "script") < 2 * KB, sizes
    context.close()


def test_a_page_without_pictures_after_the_first_weighs_little(chromium, site):
    context = chromium.new_context()
    page = context.new_page()
    weigh(page, site + PAGES["home"])

    sizes = weigh(page, f"{site}/ordlista/")

    assert sum(n for _, n in sizes) < 20 * KB, sizes
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_repeat_visit_is_answered_with_headers_alone(site, name):
    with urlopen(site + PAGES[name]) as first:
        tag = first.headers["ETag"]
    again = Request(site + PAGES[name], headers={"If-None-Match": tag})

    with pytest.raises(HTTPError) as answer:
        urlopen(again)

    with answer.value as response:
        assert response.code == 304
        assert len(bytes(response.headers)) + len(response.read()) < KB
