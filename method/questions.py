"""The questions of a reflection tool and what they may lead to, as rows."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from greenshift.fields import LinesField
from greenshift.models import Part
from method import reflection


class Question(Part):
    """A question with its choices; a choice is "value | words | reason", one a line."""

    CONTENT_FIELDS = ("key", "text", "measure", "choices")
    PLAIN_TEXTS = ("choices",)

    tool = models.ForeignKey(
        "method.Tool", models.CASCADE, related_name="questions", verbose_name=_("tool")
    )
    key = models.SlugField(_("key"), max_length=40)
    text = models.CharField(_("question"), max_length=200)
    measure = models.CharField(
        _("measure"),
        max_length=60,
        help_text=_("What the points say, or the fact of activities that is asked of."),
    )
    choices = LinesField(
        _("choices"),
        help_text=_("One a line: points | the answer | how the result tells of it."),
    )

    class Meta(Part.Meta):
        verbose_name = _("question of a tool")
        verbose_name_plural = _("questions of tools")

    def __str__(self):
        return self.text

    def clean(self):
        super().clean()
        try:
            reflection.read_choices(self.choices)
        except ValueError as error:
            message = _("Write points | the answer | the reason: %(line)s")
            raise ValidationError(
                {"choices": ValidationError(message, params={"line": str(error)})}
            ) from error

    def as_question(self):
        choices = reflection.read_choices(self.choices)
        return reflection.Question(self.key, self.text, self.measure, choices)


class Outcome(Part):
    """Something the answers may lead to, and where it stands among the measures."""

    CONTENT_FIELDS = ("key", "title", "at", "words", "instead")

    tool = models.ForeignKey(
        "method.Tool", models.CASCADE, related_name="outcomes", verbose_name=_("tool")
    )
    key = models.SlugField(_("key"), max_length=40)
    title = models.CharField(_("title"), max_length=80)
    at = models.CharField(
        _("points"),
        max_length=40,
        help_text=_("Points by measure, in the order of the questions: 0, 8"),
    )
    words = models.TextField(_("what it means"))
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
