"""Between Markdown's parsing and its HTML: fit the tree to the site's pages."""

import re
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

# A reference: a kind of page and a key, as in step:utforska, and perhaps a place
# on the page, as in article:ordlista#term-loop.
REFERENCE = re.compile(r"((?!tel:)[a-z]+:[a-z0-9-]+)(#[a-z0-9-]+)?")
REFERENCE_IN_LINK = re.compile(rf"\]\({REFERENCE.pattern}\)")


# As greenshift.images.store names what it keeps.
PICTURE_SIZE = re.compile(r"-(\d{1,4})x(\d{1,4})\.webp$")


class PageExtension(Extension):
    """Fit Markdown's tree to the page that surrounds it."""

    def __init__(self, links: dict[str, str]):
        super().__init__()
        self.links = links

    def extendMarkdown(self, md):  # noqa: N802 (Markdown's own name)
        md.treeprocessors.register(PageTree(md, self.links), "page", 15)


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
            elif element.tag == "img":
                self.measure(element)
        self.wrap_tables(root)

    def measure(self, picture: Element) -> None:
        """Keep room for a picture before it comes: its size is in its name."""
        picture.set("loading", "lazy")
        size = PICTURE_SIZE.search(picture.get("src", ""))
        if size:
            picture.set("width", size[1])
            picture.set("height", size[2])

    def resolve(self, link: Element) -> None:
        reference = REFERENCE.fullmatch(link.get("href", ""))
        if not reference:
            return
        page, anchor = reference.groups(default="")
        if page in self.links:
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
