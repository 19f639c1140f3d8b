"""The method itself: its principles, its five steps, its tools and activities."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from greenshift.fields import CodesField, LinesField
from greenshift.models import Page, PageQuerySet, Part, Section

STEP_COUNT = 5


class StepQuerySet(PageQuerySet):
    def with_loops(self):
        return self.prefetch_related(
            models.Prefetch("loops", Loop.objects.select_related("to"))
        )


class Step(Page):
    """One of the five stages of the process, in the order they are taken."""

    CONTENT_FOLDER = "steps"
    CONTENT_FIELDS = (
        *Page.CONTENT_FIELDS,
        *("number", "goal", "participants", "questions", "goals", "frames", "roles"),
        *("checklist", "traps", "ready", "loops", "sources"),
    )
    CONTENT_PARTS = ("loops",)
    URL_NAME = "method:step-detail"
    SECTION = Section.Key.PROCESS
    ORDER_FIELD = "number"

    position = None
    number = models.PositiveSmallIntegerField(_("number"))
    goal = models.TextField(_("goal of the step"))
    participants = LinesField(
        _("who takes part"), help_text=_("A line each: Who: in which role")
    )
    questions = LinesField(_("working questions"), help_text=_("One a line."))
    goals = models.TextField(_("talk about goals"))
    frames = models.TextField(_("talk about frames"))
    roles = models.TextField(_("talk about roles"))
    checklist = LinesField(_("checklist"), help_text=_("One item a line."))
    traps = LinesField(_("common traps"), help_text=_("One a line."))
    ready = LinesField(
        _("ready for the next step?"), help_text=_("One yes-or-no question a line.")
    )

    objects = StepQuerySet.as_manager()

    class Meta(Page.Meta):
        ordering = ["number"]
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        constraints = [
            *Page.Meta.constraints,
            models.UniqueConstraint(
                fields=["language", "number"],
                name="step_number_is_unique_in_language",
                violation_error_message=_("Another step has this number."),
            ),
            models.CheckConstraint(
                name="step_number_in_range",
                condition=models.Q(number__range=(1, STEP_COUNT)),
                violation_error_message=_("Steps are numbered 1 to 5."),
            ),
        ]

    def __str__(self):
        return f"{self.number}. {self.title}"

    @cached_property
    def participant_roles(self):
        """Pairs of who takes part and in which role."""
        return [line.partition(": ")[::2] for line in self.participants]

    def pilots(self):
        """What published pilots tell of this step, in the pilots' order."""
        published = {"case__status": Page.Status.PUBLISHED}
        along = self.case_steps.filter(**published).exclude(known="")
        return along.select_related("case").order_by("case__position")


class Loop(Part):
    """A named move back to an earlier step, taken when something new is learnt."""

    ANCHOR = "loop"
    CONTENT_FIELDS = ("key", "title", "to", "trigger", "bring", "keep", "reopen")

    step = models.ForeignKey(
        Step, models.CASCADE, related_name="loops", verbose_name=_("step")
    )
    key = models.SlugField(_("key"), max_length=60)
    title = models.CharField(_("title"), max_length=120)
    to = models.ForeignKey(
        Step, models.PROTECT, related_name="loops_here", verbose_name=_("to step")
    )
    trigger = models.TextField(_("go back when"))
    bring = models.TextField(_("bring"))
    keep = models.TextField(_("keep"))
    reopen = models.TextField(_("talk about anew"))

    class Meta(Part.Meta):
        verbose_name = _("loop")
        verbose_name_plural = _("loops")
        constraints = [
            models.UniqueConstraint(
                fields=["step", "key"], name="loop_key_is_unique_in_step"
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        if not (self.step_id and self.to_id):
            return
        if self.to.language != self.step.language:
            raise ValidationError({"to": _("The step is in another language.")})
        if self.to.number >= self.step.number:
            raise ValidationError({"to": _("A loop goes back to an earlier step.")})


class Principle(Page):
    """A part of the platform that everyone in the work stands on."""

    CONTENT_FOLDER = "principles"
    CONTENT_FIELDS = (
        *Page.CONTENT_FIELDS,
        *("position", "question", "practice", "warning_signs", "steps", "sources"),
    )
    URL_NAME = "method:principle-detail"
    SECTION = Section.Key.PRINCIPLES

    question = models.TextField(_("question for the group"))
    practice = LinesField(_("in practice"), help_text=_("One a line."))
    warning_signs = LinesField(_("warning signs"), help_text=_("One a line."))
    steps = models.ManyToManyField(
        Step,
        blank=True,
        related_name="principles",
        verbose_name=_("steps where it shows"),
    )

    class Meta(Page.Meta):
        verbose_name = _("principle")
        verbose_name_plural = _("principles")


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
        Step, blank=True, related_name="activities", verbose_name=_("steps")
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
        *("steps", "principles", "activities", "sources"),
    )
    URL_NAME = "method:tool-detail"
    SECTION = Section.Key.TOOLS

    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    steps = models.ManyToManyField(
        Step, blank=True, related_name="tools", verbose_name=_("steps")
    )
    principles = models.ManyToManyField(
        Principle, blank=True, related_name="tools", verbose_name=_("principles")
    )
    activities = models.ManyToManyField(
        Activity, blank=True, related_name="tools", verbose_name=_("activities")
    )

    class Meta(Practical.Meta):
        verbose_name = _("tool")
        verbose_name_plural = _("tools")
