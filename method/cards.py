"""Cards to talk over at a step: what to listen for, a dilemma by role, a debrief."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from greenshift.models import Part


class Card(Part):
    """A card of a step, printed four to a sheet."""

    class Kind(models.TextChoices):
        PROMPT = "prompt", _("Listening")
        DILEMMA = "dilemma", _("Dilemma")
        DEBRIEF = "debrief", _("Debrief")

    CONTENT_FIELDS = ("kind", "role", "title", "text")

    step = models.ForeignKey(
        "method.Step", models.CASCADE, related_name="cards", verbose_name=_("step")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    role = models.CharField(
        _("role"),
        max_length=60,
        blank=True,
        help_text=_("For a dilemma: in whose place the reader stands."),
    )
    title = models.CharField(_("title"), max_length=60)
    text = models.TextField(
        _("text"),
        help_text=_("About 40 words fit on a card. What is made up says so."),
    )

    class Meta(Part.Meta):
        verbose_name = _("card of a step")
        verbose_name_plural = _("cards of steps")

    def __str__(self):
        return self.title

    @property
    def heading(self):
        """What kind of card it is, and for whom."""
        kind = str(self.get_kind_display())
        return f"{kind}: {self.role}" if self.role else kind
