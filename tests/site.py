"""The site's public addresses, and what a page's HTML says of itself."""

import re
from html.parser import HTMLParser

SITE = "http://127.0.0.1:8000"
PAGE_COUNT = 132  # in both languages together

# One page of each kind, in both languages.
PAGE_KINDS = {
    "home": ("/", "/da/"),
    "overview": ("/metod/", "/da/metode/"),
    "principles": ("/metod/principer/", "/da/metode/principper/"),
    "principle": (
        "/metod/principer/arliga-ramar/",
        "/da/metode/principper/aerlige-rammer/",
    ),
    "process": ("/metod/process/", "/da/metode/proces/"),
    "step": ("/metod/process/utveckla/", "/da/metode/proces/udvikl/"),
    "tools": ("/metod/verktyg/", "/da/metode/vaerktoej/"),
    "tool": ("/metod/verktyg/motesvaljaren/", "/da/metode/vaerktoej/moedevaelgeren/"),
    "activities": ("/metod/aktiviteter/", "/da/metode/aktiviteter/"),
    "activity": ("/metod/aktiviteter/gatur/", "/da/metode/aktiviteter/gaatur/"),
    "catalogue": ("/metod/katalog/", "/da/metode/katalog/"),
    "cases": ("/pilotfall/", "/da/cases/"),
    "case": ("/pilotfall/skrota-oljepannan/", "/da/cases/skrot-oliefyr/"),
    "roles": ("/for/", "/da/for/"),
    "role": ("/for/chef/", "/da/for/leder/"),
    "background": ("/bakgrund/", "/da/baggrund/"),
    "glossary": ("/ordlista/", "/da/ordliste/"),
    "accessibility": ("/tillganglighet/", "/da/tilgaengelighed/"),
    "about": ("/om-webbplatsen/", "/da/om-webstedet/"),
    "contact": ("/kontakt/", "/da/kontakt/"),
    "feedback": ("/synpunkter/", "/da/tilbagemeldinger/"),
    "plan": ("/plan/", "/da/plan/"),
    "changes": ("/andringar/", "/da/aendringer/"),
    "open data": ("/oppna-data/", "/da/aabne-data/"),
    "handbook": ("/handbok/", "/da/haandbog/"),
    "site map": ("/webbkarta/", "/da/sitekort/"),
}


def public_urls(client):
    sitemap = client.get("/sitemap.xml").text
    return [url.removeprefix(SITE) for url in re.findall("<loc>(.*?)</loc>", sitemap)]


class Outline(HTMLParser):
    """A page's ids, links, headings and languages, as lists of what is there."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.links, self.headings, self.alternates = [], [], [], {}
        self.language, self.canonical = "", ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(int(tag[1]))
        if tag == "html":
            self.language = values["lang"]
        if tag == "link" and values.get("rel") == "canonical":
            self.canonical = values["href"]
        if tag == "link" and "hreflang" in values:
            self.alternates[values["hreflang"]] = values["href"]
