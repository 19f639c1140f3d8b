"""
Pages as they were published. Readers see editions and nothing else.

The row of a page is its working copy; publishing copies it into an edition, as
the text of its content file, and an edition is never changed afterwards. The
newest edition whose time has come is what the page says, so a publication time
needs no worker, an old address still knows its page, and history is complete.
"""

from functools import lru_cache
from pathlib import PurePosixPath

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from greenshift.contentfiles import ContentFile
from greenshift.pages import page_model
from greenshift.schema import schema
from greenshift.visibility import (
    ChangedAt,
    HasCome,
    IsNewest,
    IsVisible,
    PartnerChangedAt,
    PartnerSlug,
)


def naming(reference):
    """Where a text shows a picture or marks a word, with a title in quotes or not."""
    start = f"]({reference}"
    return Q(text__contains=f"{start})") | Q(text__contains=f"{start} ")


class EditionQuerySet(models.QuerySet):
    def newest(self, at):
        """The latest edition of each page among those whose time has come."""
        return self.filter(IsNewest(at))

    def visible(self, at=None):
        """What readers may see at a time, which is now unless told."""
        return self.filter(IsVisible(at or timezone.now()))

    def come(self, at=None):
        """What has been published up to a time, whether or not it still stands."""
        return self.filter(HasCome(at or timezone.now()))

    def history_of(self, page):
        """What a page has said up to now, whether or not it still does."""
        of_page = self.of(type(page)).in_language(page.language)
        return of_page.filter(key=page.key).come()

    def coming(self, at):
        """What is to be published later than a time."""
        return self.filter(published_at__gt=at)

    def newest_first(self):
        return self.order_by("-published_at", "-pk")

    def in_reading_order(self):
        return self.order_by("position", "title", "pk")

    def of(self, *page_models):
        return self.filter(kind__in=[model._meta.model_name for model in page_models])

    def in_language(self, language):
        return self.filter(language=language)

    def with_partner(self, at=None):
        """Add the slug of the same page in the other language, where there is one."""
        return self.annotate(partner_slug=PartnerSlug(at or timezone.now()))

    def with_staleness(self, at=None):
        """
        Add when an editor last changed the partner, and when the page itself changed.

        Editions that are marked as small count for neither, and a page that answers
        its partner's change asks nothing back. What comes from content/ has no author
        and is held together by check_content.
        """
        at = at or timezone.now()
        return self.annotate(
            partner_changed_at=PartnerChangedAt(at), changed_at=ChangedAt(at)
        )

    def stale(self):
        """Those whose partner has changed since, where readers see both."""
        return (
            self.with_partner()
            .with_staleness()
            .filter(partner_slug__isnull=False, partner_changed_at__gt=F("changed_at"))
        )


class Edition(models.Model):
    """A page as it was published at a time, whole and unchanging."""

    IS_READ = True

    kind = models.CharField(max_length=30)
    language = models.CharField(max_length=2)
    key = models.SlugField(max_length=60, db_index=False)
    slug = models.SlugField(max_length=60)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=300)
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    note = models.CharField(_("what changed, and why"), max_length=300, blank=True)
    is_small = models.BooleanField(_("small change"), default=False)
    is_after_feedback = models.BooleanField(_("after feedback"), default=False)
    is_answer = models.BooleanField(default=False, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True
    )
    made_at = models.DateTimeField(auto_now_add=True)
    published_at = models.DateTimeField(_("published"))
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        indexes = [
            models.Index(
                fields=["kind", "language", "key", "-published_at"],
                name="edition_newest_of_a_page",
            ),
            models.Index(
                fields=["kind", "language", "position", "title"],
                name="edition_in_reading_order",
            ),
            models.Index(
                fields=["kind", "language", "slug"], name="edition_at_an_address"
            ),
            models.Index(fields=["published_at"], name="edition_comes"),
            models.Index(fields=["withdrawn_at"], name="edition_goes"),
        ]
        constraints = [
            models.CheckConstraint(
                name="edition_is_withdrawn_after_it_is_published",
                condition=Q(withdrawn_at=None)
                | Q(withdrawn_at__gte=models.F("published_at")),
                violation_error_message=_("A page is withdrawn after it is published."),
            ),
        ]

    def __str__(self):
        return f"{self.title}, {self.published_at:%Y-%m-%d %H:%M}"

    @property
    def reference(self):
        """What texts link to it by: step:utforska."""
        return f"{self.kind}:{self.key}"

    def is_of(self, page):
        return (self.reference, self.language) == (page.reference, page.language)

    @property
    def file(self):
        """The edition as the content file it was made of."""
        model = page_model(self.kind)
        path = f"{self.language}/{model.CONTENT_FOLDER}/{self.slug}.md"
        return parse(path, self.text, self.kind)

    @property
    def url(self):
        """The address it has, or leads on to the newest if that has moved."""
        return page_model(self.kind).address(self.language, self.key, self.slug)

    @property
    def is_current(self):
        return Edition.objects.visible().filter(pk=self.pk).exists()


@lru_cache(maxsize=1024)
def parse(path: str, text: str, kind: str) -> ContentFile:
    """Read an edition's text, once: it never changes, though the schema may."""
    known = schema(page_model(kind))
    return ContentFile.parse(PurePosixPath(path), text, known, strict=False)


class EditionLink(models.Model):
    """A page that an edition is related to, by kind and key."""

    IS_READ = True

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="links")
    kind = models.CharField(max_length=30)
    key = models.SlugField(max_length=60, db_index=False)

    class Meta:
        indexes = [models.Index(fields=["kind", "key"], name="edition_link_target")]

    def __str__(self):
        return f"{self.kind}:{self.key}"
