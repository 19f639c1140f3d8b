"""The words that activities are sorted by, and the facts Mötesväljaren asks of them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Aim(TextChoices):
    UNDERSTAND = "understand", _("understand everyday life")
    IDEAS = "ideas", _("find ideas")
    CHOOSE = "choose", _("choose together")
    TEST = "test", _("try out")
    SPREAD = "spread", _("tell and spread")
    FOLLOW_UP = "follow-up", _("follow up")


class Stage(TextChoices):
    UNAWARE = "unaware", _("does not know of it")
    CONSIDERING = "considering", _("considers")
    DECIDING = "deciding", _("makes up their mind")
    DOING = "doing", _("does it")
    MAINTAINING = "maintaining", _("keeps it up")


class Form(TextChoices):
    """The four forms of Formkompassen, by the keys of its outcomes."""

    JOINT_EFFORT = "gemensam-insats", _("joint effort")
    OPEN_TABLE = "oppet-bord", _("open table")
    HANDED_OVER = "overlamnat-uppdrag", _("handed-over task")
    OWN_INITIATIVE = "eget-initiativ", _("initiative of their own")


class Size(TextChoices):
    HOUSEHOLD = "household", _("one household")
    FEW = "few", _("four to ten")
    SOME = "some", _("ten to thirty")
    MANY = "many", _("many")


class Length(TextChoices):
    MINUTES = "minutes", _("a few minutes")
    HOURS = "hours", _("an hour or two")
    HALF_DAY = "half-day", _("half a day")
    SEVERAL = "several", _("several occasions")


class Cost(TextChoices):
    SMALL = "small", _("hardly any")
    MEDIUM = "medium", _("for a room, food and material")
    LARGE = "large", _("for fees, tickets or equipment too")


class Preparation(TextChoices):
    SMALL = "small", _("a little")
    MEDIUM = "medium", _("some days")
    LARGE = "large", _("much")


class Place(TextChoices):
    ONSITE = "onsite", _("in the room")
    ONLINE = "online", _("online")
    EITHER = "either", _("in the room or online")


class Fact(TextChoices):
    """What a question of a tool that ranks the activities may ask of."""

    AIM = "aim", _("what the meeting is for")
    STAGE = "stage", _("where citizens are")
    FORM = "form", _("the form of co-creation")
    SIZE = "size", _("how many at a time")
    LENGTH = "length", _("the time participants give")
    STAFF = "staff", _("how many hold the meeting (a number)")
    COST = "cost", _("money beside working hours")
    PLACE = "place", _("place")


VALUES = {
    Fact.AIM: Aim.values,
    Fact.STAGE: Stage.values,
    Fact.FORM: Form.values,
    Fact.SIZE: Size.values,
    Fact.LENGTH: Length.values,
    Fact.COST: Cost.values,
    Fact.PLACE: Place.values,
}


def allows(fact, value):
    """Whether a choice may have the value: points, a number, or a code of the fact."""
    return value in VALUES[fact] if fact in VALUES else value.isdecimal()
