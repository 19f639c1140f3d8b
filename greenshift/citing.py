"""How to refer to a page: its title, version, date, address and licence. Pure."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from django.utils.formats import date_format
from django.utils.translation import gettext as _

LICENCE = "CC BY 4.0"


@dataclass(frozen=True)
class Citation:
    """A page to refer to; `version` is the day its edition came, where it has one."""

    title: str
    summary: str
    address: str
    updated: date
    version: date | None
    owner: str

    @property
    def text(self) -> str:
        """The reference as it is written in the language of the page."""
        site = _("Green transition – co-creation shows the way")
        opening = _("{author} ({year}). {title}.").format(
            author=self.owner or site, year=self.updated.year, title=self.title
        )
        parts = [opening, f"{site}." if self.owner else "", self.dates, self.address]
        licence = _("Licence: {licence}.").format(licence=LICENCE)
        return " ".join([*filter(None, parts), licence])

    @property
    def dates(self) -> str:
        told = {"date": date_format(self.updated)}
        if self.version is None:
            return _("Updated {date}.").format(**told)
        told["version"] = self.version.isoformat()
        return _("Updated {date}, version {version}.").format(**told)

    @property
    def mail(self) -> str:
        """A link that opens a letter with the page in it, to nobody yet."""
        body = f"{self.title}\r\n{self.summary}\r\n\r\n{self.address}\r\n"
        return f"mailto:?subject={quote(self.title)}&body={quote(body)}"
