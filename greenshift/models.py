"""The pages that open the sections; what every page has in common is in page.py."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from greenshift import sections
from greenshift.editions import Edition, EditionLink
from greenshift.feedback import Feedback, VoteCount
from greenshift.library import Image
from greenshift.page import Language, Page, Part

__all__ = [
    "Edition",
    "EditionLink",
    "Feedback",
    "Image",
    "Language",
    "Page",
    "Part",
    "Section",
    "VoteCount",
]


class Section(Page):
    """The words that open a section's page; its address is fixed by the code."""

    Key = sections.SectionKey

    CONTENT_FOLDER = "sections"
    CONTENT_FIELDS = (*Page.CONTENT_FIELDS, "sources")

    class Meta(Page.Meta):
        verbose_name = _("section page")
        verbose_name_plural = _("section pages")
        constraints = [
            *Page.Meta.constraints,
            models.CheckConstraint(
                name="section_has_a_route",
                condition=models.Q(key__in=sections.SectionKey.values),
                violation_error_message=_("Sections are part of the code."),
            ),
        ]

    @classmethod
    def address(cls, language, key, slug=""):
        return sections.address(language, key)

    @property
    def trail(self):
        return sections.trail_to(self.key)[:-1]

    @property
    def opening(self):
        """The text before the first heading, which stands above a section's list."""
        return self.body[: self.body.index(self.rest)] if self.rest else self.body

    @property
    def rest(self):
        """The text from the first heading on."""
        start = f"\n{self.body}".find("\n## ")
        return self.body[start:] if start >= 0 else ""
