"""What every template knows: the site's address, its sender, its main links."""

from dataclasses import dataclass
from functools import cache, partial

from django.conf import settings

from greenshift import sections
from greenshift.copypaths import SEARCH
from greenshift.models import Edition, Section
from greenshift.pages import cards, page_models
from greenshift.reading import copying, on_paper, previewed

MAIN = (
    sections.SectionKey.METHOD,
    sections.SectionKey.PRINCIPLES,
    sections.SectionKey.PROCESS,
    sections.SectionKey.TOOLS,
    sections.SectionKey.ACTIVITIES,
    sections.SectionKey.CASES,
    sections.SectionKey.PLAN,
)


@dataclass(frozen=True)
class NavigationLink:
    """`current` is what aria-current says: page, true (within it) or nothing."""

    url: str
    label: str
    current: str


def site(request):
    language = request.LANGUAGE_CODE
    other = "da" if language == "sv" else "sv"
    outside = cache(partial(pages_outside, language))
    return {
        "site_url": settings.SITE_URL,
        "site_owner": settings.SITE_OWNER,
        "contact_email": settings.CONTACT_EMAIL,
        "language": language,
        "home_url": sections.address(language, sections.SectionKey.START),
        "other_home_url": sections.address(other, sections.SectionKey.START),
        "site_map_url": sections.address(language, sections.SectionKey.SITE_MAP),
        "navigation": navigation(language, request.path),
        "roles_url": sections.address(language, sections.SectionKey.ROLES),
        "changes_url": sections.address(language, sections.SectionKey.CHANGES),
        "feedback_url": sections.address(language, sections.SectionKey.FEEDBACK),
        "handbook_url": sections.address(language, sections.SectionKey.HANDBOOK),
        "open_data_url": sections.address(language, sections.SectionKey.OPEN_DATA),
        "search_url": sections.address(language, sections.SectionKey.SEARCH),
        "is_preview": previewed.get() is not None,
        "is_copy": copying.get(),
        "is_on_paper": on_paper.get(),
        "skeleton": "paper.html" if on_paper.get() else "base.html",
        "copy_search_url": SEARCH[language],
        "prose_pages": lambda: outside()[sections.SectionKey.START],
        "role_pages": lambda: outside()[sections.SectionKey.ROLES],
    }


def navigation(language, path):
    addresses = {key: sections.address(language, key) for key in MAIN}
    around = [url for url in addresses.values() if path.startswith(url)]
    nearest = max(around, key=len, default=None)
    return [
        NavigationLink(
            url=url,
            label=key.label,
            current="page" if url == path else "true" if url == nearest else "",
        )
        for key, url in addresses.items()
    ]


def pages_outside(language):
    """
    Cards of the pages outside the method and the pilots, by section, in one query.

    Those of no section, such as the background, are links in the footer; the roles'
    doors are on the start page.
    """
    by_section = {sections.SectionKey.START: [], sections.SectionKey.ROLES: []}
    models = {
        model._meta.model_name: model
        for model in page_models()
        if model.SECTION in by_section and model is not Section
    }
    visible = Edition.objects.visible().in_language(language)
    for card in cards(visible.of(*models.values())):
        by_section[models[card.kind].SECTION].append(card)
    return by_section
