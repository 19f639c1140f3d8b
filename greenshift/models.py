"""The pages that open the sections; what every page has in common is in page.py."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from greenshift import sections
from greenshift.editions import Edition, EditionLink
from greenshift.page import Language, Page, Part
from greenshift.pages import page_models

__all__ = ["Edition", "EditionLink", "Image", "Language", "Page", "Part", "Section"]


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


class Image(models.Model):
    """A picture in the media library, with its words in both languages."""

    title = models.CharField(_("title"), max_length=120)
    file = models.ImageField(
        _("file"),
        upload_to="images/",
        width_field="width",
        height_field="height",
        help_text=_("JPEG, PNG, WebP or GIF. Place and camera data are removed."),
    )
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    alt_sv = models.CharField(
        _("alt text in Swedish"),
        max_length=200,
        help_text=_("What the picture shows, to one who can't see it."),
    )
    alt_da = models.CharField(_("alt text in Danish"), max_length=200)
    credit = models.CharField(_("made by"), max_length=120)
    licence = models.CharField(
        _("licence"), max_length=120, help_text=_("Such as CC BY 4.0, or our own.")
    )
    consent = models.CharField(
        _("consent"),
        max_length=300,
        blank=True,
        help_text=_("Where people can be known again: who said yes, and when."),
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        ordering = ["-added_at"]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self):
        return self.title

    def markdown(self, language):
        """The line that puts the picture into a text."""
        alt = self.alt_da if language == Language.DANISH else self.alt_sv
        return f"![{alt}]({self.file.url})"

    def used_in(self):
        """Titles of the editions readers see, and working copies, that show it."""
        editions = Edition.objects.visible().filter(text__contains=self.file.url)
        rows = [row for model in page_models() for row in model.objects.all()]
        working = [str(row) for row in rows if self.file.url in "".join(row.texts())]
        return sorted({*(edition.title for edition in editions), *working})
