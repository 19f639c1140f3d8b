"""What can be carried out: the tools, and the activities that meet citizens."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from greenshift.fields import CodesField, LinesField
from greenshift.models import Page, Section
from method.proof import faults


class Practical(Page):
    """What a tool and an activity have in common: aim, time, group and means."""

    class Aim(models.TextChoices):
        UNDERSTAND = "understand", _("understand everyday life")
        IDEAS = "ideas", _("find ideas")
        CHOOSE = "choose", _("choose together")
        TEST = "test", _("try out")
        SPREAD = "spread", _("tell and spread")
        FOLLOW_UP = "follow-up", _("follow up")

    class Stage(models.TextChoices):
        UNAWARE = "unaware", _("does not know of it")
        CONSIDERING = "considering", _("considers")
        DECIDING = "deciding", _("makes up their mind")
        DOING = "doing", _("does it")
        MAINTAINING = "maintaining", _("keeps it up")

    class Preparation(models.TextChoices):
        SMALL = "small", _("a little")
        MEDIUM = "medium", _("some days")
        LARGE = "large", _("much")

    class Place(models.TextChoices):
        ONSITE = "onsite", _("in the room")
        ONLINE = "online", _("online")
        EITHER = "either", _("in the room or online")

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
        *("position", *Practical.PRACTICAL_FIELDS, "avoid", "steps", "sources"),
    )
    URL_NAME = "method:activity-detail"
    SECTION = Section.Key.ACTIVITIES

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
    NOT_SEARCHED = Page.NOT_SEARCHED | {"measure", "choices", "at"}
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
    def faults_of(cls, file):
        return faults(file.data.get("questions", []), file.data.get("outcomes", []))

    @property
    def questions_url(self):
        """Where the tool's questions are answered on the site."""
        return reverse(
            "method:tool-questions",
            kwargs={"language": self.language, "slug": self.slug},
        )
