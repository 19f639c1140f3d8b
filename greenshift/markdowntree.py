"""Between Markdown's parsing and its HTML: fit the tree to the site's pages."""

import json
import re
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from greenshift.linting import FIXED_ID
from greenshift.renditions import SIZES, widths

# A reference: a kind of page and a key, as in step:utforska, and perhaps a place
# on the page, as in article:ordlista#term-loop.
REFERENCE = re.compile(r"((?!tel:)[a-z]+:[a-z0-9-]+)(#[a-z0-9-]+)?")
TERM = "term"
# Ids in editors' texts begin with this, so they never meet the page's own ids.
ID_PREFIX = "h-"
# Markdown lets a title in quotes follow: [Utforska](step:utforska "Steg 1").
REFERENCE_IN_LINK = re.compile(rf"\]\({REFERENCE.pattern}(?:\s+[\"'][^)]*)?\)")


HEADINGS = ("h2", "h3", "h4")


class PageExtension(Extension):
    """Fit Markdown's tree to the page that surrounds it."""

    def __init__(self, links: dict[str, str]):
        super().__init__()
        self.links = links

    def extendMarkdown(self, md):  # noqa: N802 (Markdown's own name)
        md.treeprocessors.register(PageTree(md, self.links), "page", 15)
        # Once the table of contents has given the headings their ids, at 5.
        md.treeprocessors.register(FormerIds(md, self.links), "former-ids", 4)


class PageTree(Treeprocessor):
    """Demote headings, resolve references, make tables and pictures fit."""

    def __init__(self, md, links: dict[str, str]):
        super().__init__(md)
        self.links = links

    def run(self, root: Element) -> None:
        for element in root.iter():
            element.tag = {"h1": "h2", "h5": "h4", "h6": "h4"}.get(
                element.tag, element.tag
            )
            if element.tag == "a":
                self.resolve(element)
            elif element.tag == "th":
                element.set("scope", "col")
            elif element.tag in HEADINGS:
                fix_id(element)
        self.show_pictures(root)
        self.wrap_tables(root)

    def show_pictures(self, root: Element) -> None:
        """Give pictures their sizes and formats; one alone in its line is a figure."""
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag != "img":
                    continue
                known = self.links.get(child.get("src", ""))
                shown = json.loads(known) if known else None
                parent[index] = picture(child, shown) if shown else left_out(child)
                if shown and parent.tag == "p" and is_alone(parent):
                    caption(parent, shown["credit"])

    def resolve(self, link: Element) -> None:
        reference = REFERENCE.fullmatch(link.get("href", ""))
        if not reference:
            return
        page, anchor = reference.groups(default="")
        if page in self.links and page.startswith(f"{TERM}:"):
            mark(link, page)
        elif page in self.links:
            link.set("href", self.links[page] + anchor)
        else:
            del link.attrib["href"]

    def wrap_tables(self, root: Element) -> None:
        """Let a wide table scroll by itself, by touch and by keyboard."""
        for parent in list(root.iter()):
            for index, child in enumerate(list(parent)):
                if child.tag == "table":
                    frame = Element("div", {"class": "table-wrap"})
                    frame.set("tabindex", "0")
                    frame.set("role", "group")
                    frame.append(child)
                    parent[index] = frame


class FormerIds(Treeprocessor):
    """Give headings the ids that former editions knew them by."""

    def __init__(self, md, links: dict[str, str]):
        super().__init__(md)
        self.leads = [(old[1:], new) for old, new in links.items() if old[0] == "#"]

    def run(self, root: Element) -> None:
        headings = {each.get("id"): each for each in root.iter() if each.get("id")}
        for old, new in sorted(self.leads):
            if new in headings:
                put_first(headings[new], Element("span", {"id": old}))


def put_first(parent: Element, child: Element) -> None:
    child.tail, parent.text = parent.text, None
    parent.insert(0, child)


def fix_id(heading: Element) -> None:
    """Take an id that the editor has fixed from the end of a heading's words."""
    last = heading[-1] if len(heading) else None
    words = (heading.text if last is None else last.tail) or ""
    if found := FIXED_ID.search(words):
        heading.set("id", ID_PREFIX + found[1])
        if last is None:
            heading.text = words[: found.start()]
        else:
            last.tail = words[: found.start()]


def word_id(key: str) -> str:
    return f"word-{key}"


def mark(link: Element, reference: str) -> None:
    """A word of the glossary is a button; the page holds what it shows."""
    target = word_id(reference.partition(":")[2])
    link.tag = "button"
    link.attrib.clear()
    link.attrib.update({"type": "button", "class": "marked", "popovertarget": target})
    link.set("aria-describedby", f"{target}-meaning")


def picture(image: Element, shown: dict) -> Element:
    """A <picture> with a source for each format; browsers take the first they know."""
    found = Element("picture")
    found.tail = image.tail
    for ending in ("avif", "webp"):
        attributes = {"type": f"image/{ending}", "srcset": srcset(shown, ending)}
        found.append(Element("source", attributes | {"sizes": SIZES}))
    largest = widths(shown["width"])[-1]
    attributes = {
        "src": f"{shown['base']}{largest}.jpg",
        "srcset": srcset(shown, "jpg"),
        "sizes": SIZES,
        "alt": image.get("alt") or shown["alt"],
        "width": str(largest),
        "height": str(round(shown["height"] * largest / shown["width"])),
        "loading": "lazy",
        "decoding": "async",
    }
    found.append(Element("img", attributes))
    return found


def srcset(shown: dict, ending: str) -> str:
    known = widths(shown["width"])
    return ", ".join(f"{shown['base']}{width}.{ending} {width}w" for width in known)


def left_out(image: Element) -> Element:
    """A picture that isn't there is told in words."""
    words = Element("span")
    words.text, words.tail = image.get("alt"), image.tail
    return words


def is_alone(parent: Element) -> bool:
    around = [parent.text, *(child.tail for child in parent)]
    return len(parent) == 1 and not any((text or "").strip() for text in around)


def caption(parent: Element, credit: str) -> None:
    parent.tag = "figure"
    words = Element("figcaption")
    words.text = credit
    parent.append(words)
