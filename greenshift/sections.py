"""The site's sections: what they are called, where they stand, what leads to them."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from greenshift import addresses


class SectionKey(TextChoices):
    START = "start", pgettext_lazy("section", "Home")
    METHOD = "metod", pgettext_lazy("section", "The method")
    PRINCIPLES = "principer", pgettext_lazy("section", "Principles")
    PROCESS = "process", pgettext_lazy("section", "Process")
    TOOLS = "verktyg", pgettext_lazy("section", "Tools")
    ACTIVITIES = "aktiviteter", pgettext_lazy("section", "Activities")
    CATALOGUE = "katalog", pgettext_lazy("section", "Catalogue")
    CASES = "pilotfall", pgettext_lazy("section", "Pilots")
    ROLES = "for", pgettext_lazy("section", "For you")
    PLAN = "plan", pgettext_lazy("section", "Our plan")
    SITE_MAP = "webbkarta", pgettext_lazy("section", "Site map")
    CHANGES = "andringar", pgettext_lazy("section", "Changes")
    FEEDBACK = "synpunkter", pgettext_lazy("section", "Feedback")
    HANDBOOK = "handbok", pgettext_lazy("section", "The handbook")
    OPEN_DATA = "oppna-data", pgettext_lazy("section", "Open data")
    SEARCH = "sok", pgettext_lazy("section", "Search")


ROUTES = {
    SectionKey.START: "home",
    SectionKey.METHOD: "method:overview",
    SectionKey.PRINCIPLES: "method:principle-list",
    SectionKey.PROCESS: "method:process",
    SectionKey.TOOLS: "method:tool-list",
    SectionKey.ACTIVITIES: "method:activity-list",
    SectionKey.CATALOGUE: "method:catalogue",
    SectionKey.CASES: "cases:case-list",
    SectionKey.ROLES: "cases:role-list",
    SectionKey.PLAN: "plan:plan",
    SectionKey.SITE_MAP: "site-map",
    SectionKey.CHANGES: "changes",
    SectionKey.FEEDBACK: "feedback-list",
    SectionKey.HANDBOOK: "paper:handbook",
    SectionKey.OPEN_DATA: "open-data",
    SectionKey.SEARCH: "search",
}
UNDER_METHOD = {
    SectionKey.PRINCIPLES,
    SectionKey.PROCESS,
    SectionKey.TOOLS,
    SectionKey.ACTIVITIES,
    SectionKey.CATALOGUE,
}


def address(language, key):
    return addresses.address(ROUTES[key], language)


def trail_to(key):
    """Section keys from the start page down to and including `key`."""
    trail = [SectionKey.START]
    if key in UNDER_METHOD:
        trail.append(SectionKey.METHOD)
    return trail if key == SectionKey.START else [*trail, SectionKey(key)]
