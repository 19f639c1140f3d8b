"""The questions of a reflection tool and what they may lead to, as rows."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext, gettext_lazy as _

from greenshift.fields import LinesField
from greenshift.models import Part
from method import choices as parsing, facts, reflection

LINE_FAULTS = {
    "few": _("Write at least two answers, one on each line."),
    "many": _("A question has ten answers at most. This is one too many: “%(line)s”."),
    "parts": _("A part is missing, or there is one too many: “%(line)s”."),
    "value": _("This line does not begin with %(code)s: “%(line)s”."),
}


class Question(Part):
    """A question with its choices, a line each; choices.py knows how they are read."""

    CONTENT_FIELDS = ("key", "text", "hint", "fact", "measure", "choices")
    PLAIN_TEXTS = ("choices",)

    tool = models.ForeignKey(
        "method.Tool", models.CASCADE, related_name="questions", verbose_name=_("tool")
    )
    key = models.SlugField(_("key"), max_length=40)
    text = models.CharField(_("question"), max_length=200)
    hint = models.TextField(
        _("help"), blank=True, help_text=_("A line under the question. Links are fine.")
    )
    fact = models.CharField(
        _("asks of activities"),
        max_length=10,
        choices=facts.Fact,
        blank=True,
        help_text=_("Only in a tool that ranks the activities: what it weighs."),
    )
    measure = models.CharField(
        _("measure"),
        max_length=40,
        help_text=_("What the answer is about, in words for the reader's table."),
    )
    choices = LinesField(
        _("choices"),
        help_text=_(
            "One a line: points | the answer | how the result tells of it. "
            "Where activities are ranked: code | the answer | why it fits | why not."
        ),
    )

    class Meta(Part.Meta):
        verbose_name = _("question of a tool")
        verbose_name_plural = _("questions of tools")

    def __str__(self):
        return self.text

    def clean(self):
        super().clean()
        try:
            self.as_question()
        except parsing.LineError as error:
            codes = facts.VALUES.get(self.fact)
            code = ", ".join(codes) if codes else gettext("a whole number")
            params = {"line": error.line, "code": code}
            told = ValidationError(LINE_FAULTS[error.fault], params=params)
            raise ValidationError({"choices": told}) from error

    def as_question(self):
        """The question as the rule takes it. Raises LineError."""
        choices = parsing.read_choices(self.choices, self.fact, facts.allows)
        return parsing.Question(
            self.key, self.text, self.measure, choices, self.fact, self.hint
        )


class Outcome(Part):
    """Something the answers may lead to, and where it stands among the measures."""

    CONTENT_FIELDS = ("key", "title", "at", "words", "next", "instead")

    tool = models.ForeignKey(
        "method.Tool", models.CASCADE, related_name="outcomes", verbose_name=_("tool")
    )
    key = models.SlugField(_("key"), max_length=40)
    title = models.CharField(_("title"), max_length=40)
    at = models.CharField(
        _("points"),
        max_length=40,
        help_text=_("Points by measure, in the order of the questions: 0, 8"),
    )
    words = models.TextField(_("what it means"))
    next = LinesField(
        _("what to do next"),
        blank=True,
        help_text=_("One move a line, with links to steps, tools, activities, pilots."),
    )
    instead = models.TextField(_("when to choose it instead"))

    class Meta(Part.Meta):
        verbose_name = _("outcome of a tool")
        verbose_name_plural = _("outcomes of tools")

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        try:
            self.as_outcome()
        except ValueError as error:
            message = _("Write whole numbers with commas between, such as 0, 8.")
            raise ValidationError({"at": message}) from error

    def as_outcome(self):
        at = tuple(int(number) for number in self.at.split(","))
        return reflection.Outcome(self.key, self.title, at)
