"""
What readers say of a page: a yes or a no that is only counted, and feedback in words.

Nothing tells who sent it. A vote adds one to a count per page and day, so a flood
of votes makes no rows; feedback in words is kept with its day and nothing finer.
"""

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from greenshift.editions import Edition
from greenshift.pages import page_kinds


class AboutPage(models.Model):
    """The page that something is about, by kind, key and language."""

    kind = models.CharField(_("kind of page"), max_length=30)
    key = models.SlugField(_("key"), max_length=60, db_index=False)
    language = models.CharField(_("language"), max_length=2)

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.kind}:{self.key} ({self.language})"


class VoteCountQuerySet(models.QuerySet):
    def add(self, page, *, helped):
        """Count one yes or no; `page` is what it is about, by name."""
        count, _is_new = self.get_or_create(**page, day=timezone.localdate())
        name = "yes" if helped else "no"
        self.filter(pk=count.pk).update(**{name: F(name) + 1})

    def per_page(self):
        grouped = self.order_by().values("kind", "key", "language")
        return grouped.annotate(of_yes=Sum("yes"), of_no=Sum("no"))


class VoteCount(AboutPage):
    """How many said one day that a page helped, and that it didn't."""

    day = models.DateField()
    yes = models.PositiveIntegerField(default=0)
    no = models.PositiveIntegerField(default=0)

    objects = VoteCountQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key", "language", "day"],
                name="votes_are_counted_once_a_page_and_day",
            ),
        ]


class FeedbackQuerySet(models.QuerySet):
    def with_page(self):
        """Add the title and slug of the page, where readers still see it."""
        same_page = {name: OuterRef(name) for name in ("kind", "key", "language")}
        page = Edition.objects.visible().filter(**same_page)
        return self.annotate(
            page_title=Subquery(page.values("title")[:1]),
            page_slug=Subquery(page.values("slug")[:1]),
        )

    def new(self):
        """What nobody has looked at, barriers first and then the oldest."""
        return self.filter(status=Feedback.Status.NEW).order_by("-is_barrier", "pk")

    def answered(self, language):
        """What readers are told of, by answers that an editor wrote."""
        done = self.filter(language=language, status=Feedback.Status.DONE)
        return done.exclude(answer="").order_by("-answered_on", "-pk")

    def per_page(self):
        grouped = self.order_by().values("kind", "key", "language")
        return grouped.annotate(
            in_all=Count("pk"),
            of_new=Count("pk", filter=Q(status=Feedback.Status.NEW)),
            of_barriers=Count("pk", filter=Q(is_barrier=True)),
        )


class Feedback(AboutPage):
    """What a reader found lacking on a page, and what was done about it."""

    class Status(models.TextChoices):
        NEW = "new", _("New")
        HANDLED = "handled", _("Being handled")
        DONE = "done", _("Done")

    LONGEST = 2000

    helped = models.BooleanField(_("the page helped"), null=True)
    comment = models.TextField(_("comment"), max_length=LONGEST)
    is_barrier = models.BooleanField(_("barrier (accessibility)"), default=False)
    sent_on = models.DateField(_("sent"), auto_now_add=True)
    status = models.CharField(
        _("status"), max_length=10, choices=Status, default=Status.NEW
    )
    answer = models.CharField(
        _("what was changed"),
        max_length=300,
        blank=True,
        help_text=_(
            "Shown to readers when the status is Done. The comment itself is never "
            "shown. Left empty: nothing is shown."
        ),
    )
    answered_on = models.DateField(_("done on"), null=True, editable=False)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        default_permissions = ("view", "change", "delete", "publish")
        ordering = ["-pk"]
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        indexes = [
            models.Index(fields=["status", "language"], name="feedback_by_status")
        ]

    @property
    def url(self):
        """The page's address, for those that come with the page."""
        if self.page_slug is None or self.kind not in page_kinds():
            return ""
        return page_kinds()[self.kind].address(self.language, self.key, self.page_slug)
