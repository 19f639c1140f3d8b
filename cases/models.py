"""The four pilots; the prose pages and the roles stand in modules of their own."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, gettext_lazy as _

from cases import geography
from greenshift.fields import LinesField
from greenshift.models import Page, Part, Section
from method import paths
from method.models import Activity, Principle, Step, Tool


def validate_coordinates(text):
    try:
        is_there = geography.is_on_map(*geography.read(text))
    except (OverflowError, TypeError, ValueError):
        is_there = False
    if not is_there:
        raise ValidationError(_("Write degrees north and east on the map: 57.05, 9.92"))


class Case(Page):
    """A pilot: what was tried in one place, what is known of it and what is not."""

    class Country(models.TextChoices):
        DENMARK = "dk", _("Denmark")
        SWEDEN = "se", _("Sweden")

    CONTENT_FOLDER = "cases"
    CONTENT_FIELDS = (
        *Page.CONTENT_FIELDS,
        *(
            "position",
            "place",
            "country",
            "coordinates",
            "years",
            "led_by",
            "target_group",
        ),
        *("challenge", "tried", "known", "unknown", "elsewhere", "takeaways", "along"),
        *("principles", "tools", "activities", "sources"),
    )
    CONTENT_PARTS = ("along",)
    NOT_SEARCHED = Page.NOT_SEARCHED | {"coordinates"}
    URL_NAME = "cases:case-detail"
    SECTION = Section.Key.CASES

    place = models.CharField(_("place"), max_length=80)
    country = models.CharField(_("country"), max_length=2, choices=Country)
    coordinates = models.CharField(
        _("place on the map"),
        max_length=20,
        validators=[validate_coordinates],
        help_text=_("Degrees north and east: 57.05, 9.92"),
    )
    years = models.CharField(_("years"), max_length=80)
    led_by = models.CharField(_("led by"), max_length=120)
    target_group = models.CharField(_("target group"), max_length=200)
    challenge = models.TextField(_("challenge"))
    tried = models.TextField(_("what was tried"))
    known = LinesField(_("what is known"), help_text=_("One a line."))
    unknown = LinesField(_("what is not published"), help_text=_("One a line."))
    elsewhere = models.TextField(_("what other work shows"))
    takeaways = LinesField(_("to take along"), help_text=_("One a line."))
    steps = models.ManyToManyField(
        Step, through="CaseStep", related_name="cases", verbose_name=_("steps")
    )
    principles = models.ManyToManyField(
        Principle, blank=True, related_name="cases", verbose_name=_("principles")
    )
    tools = models.ManyToManyField(
        Tool, blank=True, related_name="cases", verbose_name=_("tools")
    )
    activities = models.ManyToManyField(
        Activity, blank=True, related_name="cases", verbose_name=_("activities")
    )

    class Meta(Page.Meta):
        verbose_name = _("pilot")
        verbose_name_plural = _("pilots")
        # There may be thousands, and the admin lists them in this order.
        indexes = [models.Index(fields=["position", "title"], name="cases_in_order")]

    @property
    def note(self):
        return self.place

    @property
    def point(self):
        """Where it stands on the map of Denmark and Sweden."""
        return geography.project(*geography.read(self.coordinates))

    @property
    def path(self):
        """Its way along the steps."""
        return paths.path(row.stop for row in self.along.all())

    @property
    def label_is_left(self):
        """Whether the name would run out of the map on the right of its place."""
        return self.point.x + geography.LETTER * len(self.title) > geography.WIDTH


class CaseStep(Part):
    """A pilot at one of the steps: what public sources tell, and what they don't."""

    CONTENT_FIELDS = ("step", "known", "unknown")

    case = models.ForeignKey(
        Case, models.CASCADE, related_name="along", verbose_name=_("pilot")
    )
    step = models.ForeignKey(
        Step, models.PROTECT, related_name="case_steps", verbose_name=_("step")
    )
    known = models.TextField(_("what is known"), blank=True)
    unknown = models.TextField(_("what is not published"), blank=True)

    class Meta(Part.Meta):
        verbose_name = _("pilot at a step")
        verbose_name_plural = _("pilot along the steps")
        constraints = [
            models.UniqueConstraint(
                fields=["case", "step"],
                name="case_step_once",
                violation_error_message=_("The step is there already."),
            ),
            models.CheckConstraint(
                name="case_step_says_something",
                condition=~models.Q(known="", unknown=""),
                violation_error_message=_("Say what is known or what is not."),
            ),
        ]

    def __str__(self):
        return str(self.step)

    @property
    def stop(self):
        """The step as a stop on the pilot's way, with what is and isn't told."""
        gap = paths.Note(self.unknown, gettext("Not published"), is_gap=True)
        notes = (paths.Note(self.known), gap)
        return paths.Stop(
            self.step.number,
            self.step.title,
            self.step.get_absolute_url(),
            tuple(note for note in notes if note.text),
        )


# Last, for what stands in modules of its own belongs to the same app.
from cases.articles import Article, Shortcoming, Term  # noqa: E402
from cases.roles import Role, Stop  # noqa: E402

__all__ = ["Article", "Case", "CaseStep", "Role", "Shortcoming", "Stop", "Term"]
