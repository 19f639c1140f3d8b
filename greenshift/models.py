"""The pages that open the sections; what every page has in common is in page.py."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from greenshift import sections, thesaurus
from greenshift.deletedimages import DeletedImage
from greenshift.editions import Edition, EditionLink
from greenshift.feedback import Feedback, VoteCount
from greenshift.fields import WordsField
from greenshift.image import Image
from greenshift.misses import SearchMiss
from greenshift.page import Language, Page
from greenshift.part import Part
from greenshift.search_index import SearchEntry, SearchWord
from greenshift.siteversion import SiteVersion
from greenshift.visits import PageVisits

__all__ = [
    "DeletedImage",
    "Edition",
    "EditionLink",
    "Feedback",
    "Image",
    "Language",
    "Page",
    "PageVisits",
    "Part",
    "SearchEntry",
    "SearchMiss",
    "SearchWord",
    "Section",
    "SiteVersion",
    "VoteCount",
]


class Section(Page):
    """The words that open a section's page; its address is fixed by the code."""

    Key = sections.SectionKey

    CONTENT_FOLDER = "sections"
    CONTENT_FIELDS = (*Page.CONTENT_FIELDS, "sources", "synonyms", "recommended")
    # What only the search page has.
    OF_SEARCH = ("synonyms", "recommended")

    synonyms = WordsField(
        _("words that mean the same"),
        blank=True,
        help_text=_("A group a line, with commas between: elbil, laddbil"),
    )
    recommended = WordsField(
        _("recommended pages"),
        blank=True,
        help_text=_("Words and the page for them, a line each: begin: step:rama-in"),
    )

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

    def clean(self):
        super().clean()
        # Files hold such lines sorted, and a row says what its file says.
        self.synonyms, self.recommended = map(sorted, (self.synonyms, self.recommended))
        faults = {
            "synonyms": thesaurus.synonym_faults(self.synonyms),
            "recommended": thesaurus.recommendation_faults(self.recommended),
        }
        if told := {name: lines for name, lines in faults.items() if lines}:
            raise ValidationError(told)

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
