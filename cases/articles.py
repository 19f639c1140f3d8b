"""The prose pages around the method, with the glossary's words and what is lacking."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from greenshift import addresses
from greenshift.models import Page, Part


class Article(Page):
    """A prose page, such as the background or the glossary."""

    CONTENT_FOLDER = "articles"
    CONTENT_FIELDS = (
        *(*Page.CONTENT_FIELDS, "position", "sources", "terms", "shortcomings"),
    )
    CONTENT_PARTS = ("terms", "shortcomings")
    URL_NAME = "cases:article-detail"
    # Keys of those that also show what the settings tell of who runs the site.
    STATEMENT = "tillganglighet"
    CONTACT = "kontakt"

    class Meta(Page.Meta):
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def clean(self):
        """An article stands at the top, beside the words that the code has there."""
        super().clean()
        if self.language and self.slug in addresses.taken(self.language):
            message = _("The address is taken: the site has something else there.")
            raise ValidationError({"slug": message})

    @property
    def shortcomings_by_ground(self):
        """Every ground that the law knows, by name, and what rests on it."""
        found = self.shortcomings.all()
        return [
            (ground.label, [each for each in found if each.ground == ground])
            for ground in Shortcoming.Ground
        ]


class Term(Part):
    """A word of the glossary, its English word and what it means."""

    ANCHOR = MARK = "term"
    CONTENT_FIELDS = ("key", "word", "english", "definition")

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="terms", verbose_name=_("article")
    )
    key = models.SlugField(_("key"), max_length=60)
    word = models.CharField(_("word"), max_length=80)
    english = models.CharField(_("in English"), max_length=80)
    definition = models.TextField(_("definition"))

    class Meta(Part.Meta):
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "key"], name="term_key_is_unique_in_article"
            ),
        ]

    def __str__(self):
        return self.word


class Shortcoming(Part):
    """Something on the site that not everybody can use, and what is done about it."""

    class Ground(models.TextChoices):
        FAULT = "fault", _("Does not meet the requirements")
        BURDEN = "burden", _("Disproportionate burden")
        EXEMPT = "exempt", _("Not covered by the law")

    ANCHOR = "shortcoming"
    CONTENT_FIELDS = ("key", "what", "affected", "reason", "ground", "mend_on")

    article = models.ForeignKey(
        Article,
        models.CASCADE,
        related_name="shortcomings",
        verbose_name=_("article"),
    )
    key = models.SlugField(_("key"), max_length=60)
    what = models.CharField(_("what is lacking"), max_length=300)
    affected = models.CharField(_("who is affected, and how"), max_length=300)
    reason = models.CharField(_("why it is so"), max_length=300)
    ground = models.CharField(
        _("ground"), max_length=10, choices=Ground, default=Ground.FAULT
    )
    mend_on = models.DateField(
        _("to be mended by"),
        null=True,
        blank=True,
        help_text=_("Left empty, readers are told that no day is set."),
    )

    class Meta(Part.Meta):
        verbose_name = _("known shortcoming")
        verbose_name_plural = _("known shortcomings")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "key"],
                name="shortcoming_key_is_unique_in_article",
                violation_error_message=_("Another shortcoming has the key."),
            ),
        ]

    def __str__(self):
        return self.what
