"""What a tool or an activity takes, in a few words each."""

from django.utils.translation import gettext as _

HOUR = 60


def measures(page):
    """Time, group, preparation and place, for a card."""
    return [
        (_("Time"), time(page)),
        (_("Group"), group(page)),
        (_("Preparation"), page.get_preparation_display()),
        (_("Place"), page.get_place_display()),
    ]


def time(page):
    ends = [n for n in (page.minutes_min, page.minutes_max) if n is not None]
    if not ends:
        return _("in words on its page")
    words = _("{range} minutes")
    if max(ends) >= 2 * HOUR and not any(n % HOUR for n in ends):
        ends, words = [n // HOUR for n in ends], _("{range} hours")
    return words.format(range="–".join(map(str, dict.fromkeys(ends))))


def group(page):
    least, most = page.group_min, page.group_max
    if least is None and most is None:
        return _("no limit given")
    if most is None:
        return _("{least} people or more").format(least=least)
    if least is None:
        return _("{most} people at most").format(most=most)
    return _("{least}–{most} people").format(least=least, most=most)
