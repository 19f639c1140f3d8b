"""What readers have said, gathered for editors: page by page, and what is new."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from greenshift.models import Edition, Feedback, VoteCount
from greenshift.upkeep import Errand

MOST = 20  # new feedback on the first page of the admin; the list has the rest


@dataclass
class Said:
    """One page's votes and comments, in numbers."""

    kind: str
    key: str
    language: str
    title: str = ""
    of_yes: int = 0
    of_no: int = 0
    in_all: int = 0
    of_new: int = 0
    of_barriers: int = 0


def page_by_page():
    """Every page that something is said of, what is new first, in three queries."""
    found = {}
    for row in (*VoteCount.objects.per_page(), *Feedback.objects.per_page()):
        name = (row["kind"], row["key"], row["language"])
        said = found.setdefault(name, Said(*name, title=row["key"]))
        for field, number in row.items():
            setattr(said, field, number)
    titles = Edition.objects.visible().values_list("kind", "key", "language", "title")
    for *name, title in titles:
        if tuple(name) in found:
            found[tuple(name)].title = title
    return sorted(found.values(), key=lambda each: (-each.of_new, -each.of_no))


def new():
    """Feedback that nobody has looked at, barriers first."""
    return [
        Errand(
            title=f"{each.page_title or each.key}: {Truncator(each.comment).chars(60)}",
            language=each.language,
            url=reverse("admin:greenshift_feedback_change", args=[each.pk]),
            beside_url="",
            when=_("Barrier") if each.is_barrier else each.sent_on,
        )
        for each in Feedback.objects.new().with_page()[:MOST]
    ]
