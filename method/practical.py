"""What can be carried out: the tools, and the activities that meet citizens."""

from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from greenshift.fields import CodesField, LinesField
from greenshift.models import Page, Section
from method import facts, proof, tool_files


class Practical(Page):
    """What a tool and an activity have in common: aim, time, group and means."""

    Aim = facts.Aim
    Stage = facts.Stage
    Preparation = facts.Preparation
    Place = facts.Place

    IS_TABLE = True
    PRACTICAL_FIELDS = (
        *("purpose", "aims", "stages", "minutes_min", "minutes_max", "time_note"),
        *("group_min", "group_max", "group_note", "staff", "preparation", "place"),
        *("materials", "instructions", "tips"),
    )

    purpose = models.TextField(_("what you get out of it"))
    aims = CodesField(_("aims"), codes=Aim)
    stages = CodesField(_("where citizens are"), codes=Stage, blank=True)
    minutes_min = models.PositiveSmallIntegerField(
        _("minutes, at least"), null=True, blank=True
    )
    minutes_max = models.PositiveSmallIntegerField(
        _("minutes, at most"), null=True, blank=True
    )
    time_note = models.CharField(_("time, in words"), max_length=300)
    group_min = models.PositiveSmallIntegerField(
        _("participants, at least"), null=True, blank=True
    )
    group_max = models.PositiveSmallIntegerField(
        _("participants, at most"), null=True, blank=True
    )
    group_note = models.CharField(_("participants, in words"), max_length=300)
    staff = models.CharField(_("staff"), max_length=300)
    preparation = models.CharField(_("preparation"), max_length=10, choices=Preparation)
    place = models.CharField(_("place"), max_length=10, choices=Place)
    materials = LinesField(_("materials"), blank=True, help_text=_("One a line."))
    instructions = LinesField(_("how to do it"), help_text=_("One move a line."))
    tips = LinesField(_("tips"), blank=True, help_text=_("One a line."))

    class Meta(Page.Meta):
        abstract = True
        constraints = [
            *Page.Meta.constraints,
            models.CheckConstraint(
                name="%(class)s_minutes_in_order",
                condition=models.Q(minutes_min__lte=models.F("minutes_max"))
                | models.Q(minutes_min=None)
                | models.Q(minutes_max=None),
                violation_error_message=_("The least time is longer than the most."),
            ),
            models.CheckConstraint(
                name="%(class)s_group_in_order",
                condition=models.Q(group_min__lte=models.F("group_max"))
                | models.Q(group_min=None)
                | models.Q(group_max=None),
                violation_error_message=_("The least group is larger than the most."),
            ),
        ]

    @property
    def aim_labels(self):
        return [str(self.Aim(code).label) for code in self.aims]

    @property
    def stage_labels(self):
        return [str(self.Stage(code).label) for code in self.stages]


class Activity(Practical):
    """A way of meeting citizens, such as a kitchen-table talk."""

    CONTENT_FOLDER = "activities"
    CONTENT_FIELDS = (
        *Page.CONTENT_FIELDS,
        *("position", *Practical.PRACTICAL_FIELDS),
        *("forms", "sizes", "length", "staff_min", "cost"),
        *("avoid", "steps", "sources"),
    )
    URL_NAME = "method:activity-detail"
    SECTION = Section.Key.ACTIVITIES

    # What Mötesväljaren asks of. Left empty, a fact speaks neither for nor against.
    forms = CodesField(_("forms of co-creation it suits"), codes=facts.Form, blank=True)
    sizes = CodesField(_("how many at a time"), codes=facts.Size, blank=True)
    length = models.CharField(
        _("the time a participant gives"),
        max_length=10,
        choices=facts.Length,
        blank=True,
    )
    staff_min = models.PositiveSmallIntegerField(
        _("staff, at least"), null=True, blank=True
    )
    cost = models.CharField(
        _("money beside working hours"),
        max_length=10,
        choices=facts.Cost,
        blank=True,
    )
    avoid = LinesField(_("when not to use it"), help_text=_("One a line."))
    steps = models.ManyToManyField(
        "method.Step", blank=True, related_name="activities", verbose_name=_("steps")
    )

    class Meta(Practical.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")


class Tool(Practical):
    """Cross-cutting experience in a form that can be carried out."""

    class Kind(models.TextChoices):
        REFLECTION = "reflection", _("reflection tool")
        CANVAS = "canvas", _("canvas")
        CARDS = "cards", _("cards")
        CHECKLIST = "checklist", _("checklist")
        GUIDE = "guide", _("guide")

    CONTENT_FOLDER = "tools"
    CONTENT_FIELDS = (
        *Page.CONTENT_FIELDS,
        *("position", "kind", *Practical.PRACTICAL_FIELDS),
        *("questions", "outcomes", "steps", "principles", "activities", "sources"),
    )
    CONTENT_PARTS = ("questions", "outcomes")
    URL_NAME = "method:tool-detail"
    SECTION = Section.Key.TOOLS

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    steps = models.ManyToManyField(
        "method.Step", blank=True, related_name="tools", verbose_name=_("steps")
    )
    principles = models.ManyToManyField(
        "method.Principle",
        blank=True,
        related_name="tools",
        verbose_name=_("principles"),
    )
    activities = models.ManyToManyField(
        Activity, blank=True, related_name="tools", verbose_name=_("activities")
    )

    class Meta(Practical.Meta):
        verbose_name = _("tool")
        verbose_name_plural = _("tools")

    @property
    def note(self):
        return self.get_kind_display()

    @classmethod
    def faults_of(cls, file, files):
        return tool_files.faults(cls, file, files)

    @cached_property
    def asked(self):
        """Its questions, where the site can ask them and answer whatever is told."""
        try:
            asked = [row.as_question() for row in self.questions.all()]
            known = self.known
        except ValueError:
            return []
        return asked if asked and proof.is_sound(asked, known) else []

    @cached_property
    def known(self):
        """What the answers may point to; nothing where activities are ranked."""
        return [row.as_outcome() for row in self.outcomes.all()]

    @property
    def is_scored(self):
        """Whether a reader on paper counts points: a stair is only climbed."""
        return bool(self.known) and len({each.measure for each in self.asked}) > 1

    @property
    def name(self):
        """The title's first part: Formkompassen."""
        return self.title.partition(" – ")[0]

    @property
    def questions_url(self):
        """Where the tool's questions are answered on the site."""
        return self.questions_address(self.language, self.slug)

    @property
    def partner_questions_url(self):
        """The same in the other language, where readers find the tool there."""
        if self.partner_slug is None:
            return None
        return self.questions_address(self.other_language, self.partner_slug)

    @staticmethod
    def questions_address(language, slug):
        kwargs = {"language": language, "slug": slug}
        return reverse("method:tool-questions", kwargs=kwargs)
