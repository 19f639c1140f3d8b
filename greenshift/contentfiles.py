"""
The file format of content/, and with frontmatter the only place that knows it.

A page is one file, content/<language>/<folder>/<slug>.md: YAML 1.2 front matter
between two lines of three dashes, then the body in Markdown. What the front
matter may hold is told by a Schema. Writing is canonical: reading a canonical
file and writing it again gives the same bytes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import PurePosixPath

from greenshift import yaml12
from greenshift.frontmatter import ContentFileError, Field, Reader, Schema, load_yaml

__all__ = ["ContentFile", "ContentFileError", "Field", "Schema"]

FRONT_MATTER = re.compile(r"---\n(.*?\n)---\n(.*)\Z", re.DOTALL)


@dataclass(frozen=True)
class ContentFile:
    """A page as it stands in its file; `data` holds plain values by key."""

    language: str
    folder: str
    slug: str
    data: dict
    body: str

    @classmethod
    def parse(
        cls, path: PurePosixPath, text: str, schema: Schema, *, strict: bool = True
    ) -> "ContentFile":
        """
        Read a file's text; `path` is relative to content/. Raises ContentFileError.

        A text written under an earlier schema is read with `strict` off: what the
        schema no longer knows is left out, and what it asks for may be missing.
        """
        language, folder, name = path.parts
        match = FRONT_MATTER.match(text.replace("\r\n", "\n"))
        if not match:
            message = "No front matter. Begin the file with ---, keys, and --- again."
            raise ContentFileError(path, message, 1)
        loaded = load_yaml(path, match[1])
        data = Reader(path, strict=strict).read_map(loaded, schema)
        return cls(language, folder, name.removesuffix(".md"), data, match[2].strip())

    @property
    def path(self) -> PurePosixPath:
        return PurePosixPath(self.language, self.folder, f"{self.slug}.md")

    @property
    def key(self) -> str:
        """Empty in a row of an older release, and in no file that is read."""
        return self.data.get("key", "")

    def texts(self, schema: Schema) -> Iterator[tuple[str, str]]:
        """Every text of the page that is read, with the name of its field."""
        yield from prose(self.data, schema)
        yield "body", self.body

    def references(self, schema: Schema) -> Iterator[str]:
        """The pages that the parts name."""
        for field in schema:
            named = [each.name for each in field.rows if each.is_reference]
            for row in self.data.get(field.name, []) if named else []:
                yield from (row[name] for name in named)

    def dump(self) -> str:
        body = f"{self.body}\n" if self.body else ""
        return f"---\n{yaml12.dump(self.data)}---\n{body}"

    @cached_property
    def digest(self) -> str:
        return sha256(f"{self.path}\n{self.dump()}".encode()).hexdigest()


def body_of(text: str) -> str:
    """The body of a file's text, without reading its front matter."""
    match = FRONT_MATTER.match(text)
    return match[2].strip() if match else ""


def prose(data: dict, schema: Schema) -> Iterator[tuple[str, str]]:
    for field in schema:
        values = data.get(field.name) or []
        for value in values if isinstance(values, list) else [values]:
            if field.rows:
                yield from prose(value, field.rows)
            elif field.is_prose:
                yield field.name, value
