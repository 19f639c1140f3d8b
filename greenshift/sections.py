"""The site's sections: what they are called, where they stand, what leads to them."""

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import pgettext_lazy


class SectionKey(TextChoices):
    START = "start", pgettext_lazy("section", "Home")
    METHOD = "metod", pgettext_lazy("section", "The method")
    PRINCIPLES = "principer", pgettext_lazy("section", "Principles")
    PROCESS = "process", pgettext_lazy("section", "Process")
    TOOLS = "verktyg", pgettext_lazy("section", "Tools")
    ACTIVITIES = "aktiviteter", pgettext_lazy("section", "Activities")
    CASES = "pilotfall", pgettext_lazy("section", "Pilots")
    SITE_MAP = "webbkarta", pgettext_lazy("section", "Site map")
    CHANGES = "andringar", pgettext_lazy("section", "Changes")
    FEEDBACK = "synpunkter", pgettext_lazy("section", "Feedback")
    HANDBOOK = "handbok", pgettext_lazy("section", "The handbook")
    OPEN_DATA = "oppna-data", pgettext_lazy("section", "Open data")


ROUTES = {
    SectionKey.START: "home",
    SectionKey.METHOD: "method:overview",
    SectionKey.PRINCIPLES: "method:principle-list",
    SectionKey.PROCESS: "method:process",
    SectionKey.TOOLS: "method:tool-list",
    SectionKey.ACTIVITIES: "method:activity-list",
    SectionKey.CASES: "cases:case-list",
    SectionKey.SITE_MAP: "site-map",
    SectionKey.CHANGES: "changes",
    SectionKey.FEEDBACK: "feedback-list",
    SectionKey.HANDBOOK: "paper:handbook",
    SectionKey.OPEN_DATA: "open-data",
}
UNDER_METHOD = {
    SectionKey.PRINCIPLES,
    SectionKey.PROCESS,
    SectionKey.TOOLS,
    SectionKey.ACTIVITIES,
}


def address(language, key):
    return reverse(ROUTES[key], kwargs={"language": language})


def trail_to(key):
    """Section keys from the start page down to and including `key`."""
    trail = [SectionKey.START]
    if key in UNDER_METHOD:
        trail.append(SectionKey.METHOD)
    return trail if key == SectionKey.START else [*trail, SectionKey(key)]
