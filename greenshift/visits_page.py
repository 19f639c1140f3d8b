"""The admin's page of how often pages are shown, and its table for spreadsheets."""

import csv
from io import StringIO

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from greenshift import visits
from greenshift.barchart import bar_chart
from greenshift.spreadsheet import safe


def days_asked(request):
    """The period that is asked for, or the first where it is none of them."""
    told = request.GET.get("days", "")
    known = {str(days): days for days in visits.PERIODS}
    return known.get(told, visits.PERIODS[0])


def context(request):
    days = days_asked(request)
    by_day = visits.day_by_day(days)
    numbers = [number for _day, number in by_day]
    return {
        "title": _("Page views"),
        "days": days,
        "periods": visits.PERIODS,
        "by_day": by_day,
        "first_day": by_day[0][0],
        "last_day": by_day[-1][0],
        "sum": sum(numbers),
        "most": max(by_day, key=lambda pair: pair[1]),
        "chart": bar_chart(numbers),
        "pages": visits.page_by_page(days),
    }


@require_safe
def table(request):
    """A row a page and day, for the period that is asked for."""
    first, last = visits.period(days_asked(request))
    counts = visits.PageVisits.objects.between(first, last)
    stream = StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator="\r\n")
    writer.writerow([_("Day"), _("Kind"), _("Key"), _("Language"), _("Page views")])
    for row in counts.order_by("day", "kind", "key", "language"):
        name = (row.kind, row.key, row.language)
        writer.writerow([row.day, *map(safe, name), row.count])
    return HttpResponse(
        stream.getvalue().encode("utf-8-sig"),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{first}--{last}.csv"',
        },
    )
