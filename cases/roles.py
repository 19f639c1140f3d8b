"""The roles that readers have in the work, each with its own way into the site."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from greenshift.fields import ReferenceField
from greenshift.models import Page, Part, Section


class Role(Page):
    """A door for one role, such as a politician: the pages to read, in order."""

    CONTENT_FOLDER = "roles"
    CONTENT_FIELDS = (*Page.CONTENT_FIELDS, "position", "stops", "sources")
    CONTENT_PARTS = ("stops",)
    URL_NAME = "cases:role-detail"
    SECTION = Section.Key.ROLES

    class Meta(Page.Meta):
        verbose_name = _("role")
        verbose_name_plural = _("roles")

    @cached_property
    def shown_stops(self):
        """The stops whose page readers can see, each with the card of its page."""
        known = {c.reference: c for cards in self.related.values() for c in cards}
        found = [(stop, known.get(stop.page)) for stop in self.stops.all()]
        return [(stop, card) for stop, card in found if card]


class Stop(Part):
    """A page on a role's way; its title and summary are the page's own."""

    CONTENT_FIELDS = ("page", "why")

    role = models.ForeignKey(
        Role, models.CASCADE, related_name="stops", verbose_name=_("role")
    )
    page = ReferenceField(_("page"))
    why = models.CharField(
        _("why this page"),
        max_length=200,
        blank=True,
        help_text=_("One sentence to the role. The page's summary is shown anyway."),
    )

    class Meta(Part.Meta):
        verbose_name = _("page to read")
        verbose_name_plural = _("pages to read, in order")

    def __str__(self):
        return self.page
