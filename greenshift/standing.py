"""Where a page stands with its readers: what they see, what comes, what is gone."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from greenshift.models import Edition, Page
from greenshift.publishing import editions_of


@dataclass(frozen=True)
class Standing:
    """The edition that readers see, those to come, and the one they saw last."""

    seen: Edition | None
    coming: tuple[Edition, ...]
    gone: Edition | None

    @property
    def has_times(self):
        return bool(self.coming or (self.seen and self.seen.withdrawn_at))


def standing(page):
    now = timezone.now()
    of_page = editions_of(page)
    seen = of_page.visible(now).select_related("author").first()
    return Standing(
        seen=seen,
        coming=tuple(of_page.coming(now).order_by("published_at")),
        gone=None if seen else of_page.newest(now).first(),
    )


def add_standing(pages):
    """Tell working copies of a kind whether readers see them, and if more comes."""
    known = {page.pk: page for page in pages}
    if not known:
        return
    now = timezone.now()
    model = type(next(iter(known.values())))
    same = {"language": OuterRef("language"), "key": OuterRef("key")}
    of_kind = Edition.objects.of(model).filter(**same)
    seen, coming = Exists(of_kind.visible(now)), Exists(of_kind.coming(now))
    rows = model.objects.filter(pk__in=known).order_by()
    for pk, is_seen, is_coming in rows.values_list("pk", seen, coming):
        known[pk].is_seen, known[pk].is_coming = is_seen, is_coming


def words(row):
    """In a word or two what `add_standing` found."""
    if row.is_seen:
        return _("Published, a change to come") if row.is_coming else _("Published")
    if row.is_coming:
        return _("To come")
    return _("Draft") if row.status == Page.Status.DRAFT else _("Withdrawn")
