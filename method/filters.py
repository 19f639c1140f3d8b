"""The seven filters of the catalogue, in the order they stand in its address."""

from django.utils.translation import gettext as _

from method.catalogue import Filter
from method.models import Activity

MINUTES = (30, 60, 90, 120, 240, 480)
PEOPLE = (2, 5, 10, 20, 30, 50, 100)
PREPARATION = ("small", "medium")  # no one asks for much of it


def seven(steps):
    """The filters, with the steps of the process as the first one's choices."""
    return [
        Filter(
            "steg",
            _("Step"),
            {step.key: f"{step.number}. {step.title}" for step in steps},
            lambda page, code: ("step", code) in page.relations,
        ),
        Filter(
            "syfte",
            _("Purpose"),
            labels(Activity.Aim.choices),
            lambda page, code: code in page.aims,
        ),
        Filter(
            "beslut",
            _("Where citizens are"),
            labels(Activity.Stage.choices),
            lambda page, code: code in page.stages,
        ),
        *what_there_is_room_for(),
    ]


def what_there_is_room_for():
    return [
        Filter(
            "minuter",
            _("Your time"),
            {str(number): time(number) for number in MINUTES},
            fits_minutes,
            hint=_("What has no time in minutes is left out."),
        ),
        Filter(
            "grupp",
            _("How many you are"),
            {str(number): _("about {}").format(number) for number in PEOPLE},
            fits_group,
        ),
        Filter(
            "forberedelse",
            _("Preparation"),
            {"small": _("a little"), "medium": _("some days at most")},
            lambda page, code: page.preparation in PREPARATION[: 1 + rank(code)],
        ),
        Filter(
            "plats",
            _("Digital or not"),
            {"onsite": _("in the room"), "online": _("online")},
            lambda page, code: page.place in (code, "either"),
        ),
    ]


def labels(choices):
    return {code: str(words)[:1].upper() + str(words)[1:] for code, words in choices}


def rank(code):
    return PREPARATION.index(code)


def time(minutes):
    if minutes < 120:
        return _("{} minutes at most").format(minutes)
    return _("{} hours at most").format(minutes // 60)


def fits_minutes(page, code):
    """Whether it can be done in that time; some take days, and say so in words."""
    return page.minutes_min is not None and page.minutes_min <= int(code)


def fits_group(page, code):
    """A page that gives no limit has none that is known."""
    least, most = page.group_min or 1, page.group_max or int(code)
    return least <= int(code) <= most
