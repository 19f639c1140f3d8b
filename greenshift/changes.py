"""What has changed on the site and why, as a list and as Atom feeds."""

from datetime import UTC, datetime

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from greenshift.models import Edition
from greenshift.pages import page_kinds

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
LONGEST = 100  # changes in a list; the feeds' readers come back often


def changes(language, kind=None):
    """Editions that say what changed, of pages still to be seen, newest first."""
    visible = Edition.objects.visible().in_language(language)
    known = set(visible.values_list("kind", "key"))
    told = Edition.objects.filter(language=language, published_at__lte=timezone.now())
    told = told.exclude(note="").newest_first()
    if kind:
        told = told.filter(kind=kind)
    return [
        edition for edition in told[:LONGEST] if (edition.kind, edition.key) in known
    ]


class SteadyFeed(Atom1Feed):
    """Atom that says the same each time it is read, also while nothing has changed."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else BEGINNING


class ChangesFeed(Feed):
    """An Atom feed of the changes in a language, to one kind of page or to all."""

    feed_type = SteadyFeed

    def get_object(self, request, language, kind=None):
        if kind and kind not in page_kinds():
            raise Http404
        return {"language": language, "kind": kind}

    def title(self, asked):
        site, words = _("Green transition"), _("Changes")
        kind = page_kinds().get(asked["kind"])
        of_kind = f", {kind._meta.verbose_name_plural}" if kind else ""
        return f"{site}: {words}{of_kind}"

    def link(self, asked):
        return reverse("changes", kwargs={"language": asked["language"]})

    def feed_guid(self, asked):
        """Each feed has a name of its own, or readers take one for another."""
        part = f"#{asked['kind']}" if asked["kind"] else ""
        return f"{settings.SITE_URL}{self.link(asked)}{part}"

    def items(self, asked):
        return changes(**asked)

    def item_title(self, edition):
        return edition.title

    def item_description(self, edition):
        return edition.note

    def item_link(self, edition):
        return edition.url

    def item_guid(self, edition):
        return f"{settings.SITE_URL}{edition.url}#{edition.pk}"

    def item_updateddate(self, edition):
        return edition.published_at
