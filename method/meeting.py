"""
Mötesväljaren: activities ranked by what a meeting is for and what there is room for.

An activity that fits the aim and where citizens are is right, and time, number,
place and preparation say whether it can be done. Each tells why, and why not.
The weights are our own judgement: aim and stage before what can be arranged.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

AIM, STAGE, PRACTICAL = 4, 3, 1  # weights
SIZES = ("small", "medium", "large")


@dataclass(frozen=True)
class Suggestion:
    """An activity, what speaks for it and what speaks against."""

    activity: object
    points: int
    fits: tuple[str, ...]
    lacks: tuple[str, ...]


def rank(activities, wishes: dict[str, str]) -> list[Suggestion]:
    """
    Every activity, the most fitting first and then in the catalogue's order.

    `wishes` holds a code by measure: aim, stage, group and minutes (numbers),
    place (onsite or online) and preparation (the most there is time for).
    """
    found = [suggest(activity, wishes) for activity in activities]
    return sorted(found, key=lambda each: -each.points)


def suggest(activity, wishes) -> Suggestion:
    fits, lacks, points = [], [], 0
    for measure, code in wishes.items():
        is_fit, weight, words = WEIGHED[measure](activity, code)
        points += weight if is_fit else -weight
        (fits if is_fit else lacks).append(words)
    return Suggestion(activity, points, tuple(fits), tuple(lacks))


def by_aim(activity, code):
    label = activity.Aim(code).label
    is_fit = code in activity.aims
    words = _("made to: {aim}") if is_fit else _("not made to: {aim}")
    return is_fit, AIM, words.format(aim=label)


def by_stage(activity, code):
    label = activity.Stage(code).label
    is_fit = code in activity.stages
    words = _("meets one who {stage}") if is_fit else _("seldom meets one who {stage}")
    return is_fit, STAGE, words.format(stage=label)


def by_group(activity, code):
    number = int(code)
    least, most = activity.group_min or 1, activity.group_max or 10_000
    words = _("{number} at a time is right")
    if number < least:
        words = _("needs more people than {number}")
    elif number > most:
        words = _("has no room for {number}")
    return least <= number <= most, PRACTICAL, words.format(number=number)


def by_minutes(activity, code):
    least = activity.minutes_min
    if least is None or least <= int(code):
        return True, PRACTICAL, _("the time is enough")
    return False, PRACTICAL, _("takes at least {least} minutes").format(least=least)


def by_place(activity, code):
    is_fit = activity.place in (code, "either")
    label = activity.Place(activity.place).label
    return is_fit, PRACTICAL, _("takes place {place}").format(place=label)


def by_preparation(activity, code):
    is_fit = SIZES.index(activity.preparation) <= SIZES.index(code)
    label = activity.Preparation(activity.preparation).label
    return is_fit, PRACTICAL, _("preparation: {amount}").format(amount=label)


WEIGHED = {
    "aim": by_aim,
    "stage": by_stage,
    "group": by_group,
    "minutes": by_minutes,
    "place": by_place,
    "preparation": by_preparation,
}
