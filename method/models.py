"""The method itself: its principles and the five steps with their loops."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from greenshift.fields import LinesField
from greenshift.models import Page, Part, Section

STEP_COUNT = 5


class Step(Page):
    """One of the five stages of the process, in the order they are taken."""

    CONTENT_FOLDER = "steps"
    CONTENT_FIELDS = (
        *Page.CONTENT_FIELDS,
        *("number", "goal", "participants", "questions", "goals", "frames", "roles"),
        *("checklist", "traps", "ready", "loops", "cards", "sources"),
    )
    CONTENT_PARTS = ("loops", "cards")
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
        super().clean()
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


# Last, for they lean on the steps and principles above.
from method.cards import Card  # noqa: E402
from method.practical import Activity, Tool  # noqa: E402
from method.questions import Outcome, Question  # noqa: E402

__all__ = [
    "Activity",
    "Card",
    "Loop",
    "Outcome",
    "Principle",
    "Question",
    "Step",
    "Tool",
]
