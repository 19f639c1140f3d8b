"""
How often each page has been shown, a number a page and day.

Nothing else is known: no address, no cookie, no time of day, no order. The page
cache counts in memory, and `add` takes in its sums.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, models, transaction
from django.db.models import F, Q, Sum
from django.utils import timezone

from greenshift.editions import Edition
from greenshift.feedback import AboutPage
from greenshift.pages import cards, page_model

PERIODS = (30, 90, 365)  # days


class PageVisitsQuerySet(models.QuerySet):
    def between(self, first, last):
        return self.filter(day__range=(first, last))

    def by_day(self):
        sums = self.order_by().values("day").annotate(sum=Sum("count"))
        return {row["day"]: row["sum"] for row in sums}

    def by_page(self):
        names = ("kind", "key", "language")
        sums = self.order_by().values(*names).annotate(sum=Sum("count"))
        return {tuple(row[name] for name in names): row["sum"] for row in sums}


class PageVisits(AboutPage):
    """How many times a page was shown one day."""

    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    objects = PageVisitsQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["day", "kind", "key", "language"],
                name="visits_are_counted_once_a_page_and_day",
            ),
        ]


def add(counts):
    """Add counts by address to today's. Addresses that are no page are left out."""
    shown = [(card, counts[card.url]) for card in pages_at(counts)]
    today = timezone.localdate()
    with transaction.atomic():
        PageVisits.objects.bulk_create(
            [PageVisits(day=today, **name_of(card)) for card, _number in shown],
            ignore_conflicts=True,
        )
        for card, number in shown:
            row = PageVisits.objects.filter(day=today, **name_of(card))
            row.update(count=F("count") + number)


def add_and_close(counts):
    """The same in a thread that comes back in a minute, and keeps no connection."""
    try:
        add(counts)
    finally:
        connection.close()


def pages_at(addresses):
    """The pages that readers see at these addresses, as cards."""
    slugs = {address.strip("/").rpartition("/")[2] for address in addresses}
    named = Q(slug__in=slugs) | Q(kind="section")  # whose addresses are the code's
    found = cards(Edition.objects.visible().filter(named))
    return [card for card in found if card.url in addresses]


def name_of(card):
    return {"kind": card.kind, "key": card.key, "language": card.language}


@dataclass(frozen=True)
class Shown:
    """A page and how often it was shown, in a period and in the one before."""

    kind: str
    key: str
    language: str
    title: str
    url: str
    count: int
    before: int

    @property
    def kind_name(self):
        return page_model(self.kind)._meta.verbose_name


def page_by_page(days):
    """Every page that readers see now, and others that were shown; most shown first."""
    first, last = period(days)
    earlier = PageVisits.objects.between(first - timedelta(days), first - timedelta(1))
    counts = PageVisits.objects.between(first, last).by_page()
    before = earlier.by_page()
    known = {tuple(name_of(card).values()): card for card in cards(visible())}
    shown = [
        Shown(
            *name,
            title=known[name].title if name in known else name[1],
            url=known[name].url if name in known else "",
            count=counts.get(name, 0),
            before=before.get(name, 0),
        )
        for name in known.keys() | counts.keys()
    ]
    return sorted(shown, key=lambda page: (-page.count, -page.before, page.title))


def visible():
    return Edition.objects.visible()


def day_by_day(days):
    """Each day of a period that ends today, with how many pages were shown."""
    first, last = period(days)
    sums = PageVisits.objects.between(first, last).by_day()
    every = [first + timedelta(number) for number in range(days)]
    return [(day, sums.get(day, 0)) for day in every]


def period(days):
    last = timezone.localdate()
    return last - timedelta(days - 1), last
