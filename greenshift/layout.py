"""
What is the same on every page of a language, made once and not for each page.

The footer names pages that editors publish, so it is kept for a state of the site;
of the menu there is one for each section that it marks.
"""

from functools import lru_cache

from django.conf import settings
from django.db import DatabaseError
from django.template.loader import render_to_string
from django.utils import translation

from greenshift import sections
from greenshift.models import Edition, Section
from greenshift.pages import cards, page_models

MAIN = (
    sections.SectionKey.METHOD,
    sections.SectionKey.PRINCIPLES,
    sections.SectionKey.PROCESS,
    sections.SectionKey.TOOLS,
    sections.SectionKey.ACTIVITIES,
    sections.SectionKey.CASES,
    sections.SectionKey.PLAN,
)


@lru_cache(maxsize=2)
def assets(language):
    return part("_assets", language)


@lru_cache(maxsize=2)
def brand(language):
    return part("_brand", language)


def menu(language, path):
    """The main links; the one that the page is or is within says so."""
    leads = {key: sections.address(language, key) for key in MAIN}
    around = [key for key, url in leads.items() if path.startswith(url)]
    nearest = max(around, key=lambda key: len(leads[key]), default=None)
    is_page = nearest is not None and leads[nearest] == path
    return menu_marking(language, nearest, is_page)


@lru_cache(maxsize=2 * (2 * len(MAIN) + 1))
def menu_marking(language, nearest, is_page):
    """`current` is what aria-current says: page, true (within it) or nothing."""
    current = "page" if is_page else "true"
    links = [
        {
            "url": sections.address(language, key),
            "label": key.label,
            "current": current if key == nearest else "",
        }
        for key in MAIN
    ]
    return part("_menu", language, links=links)


def footer(language, state):
    """The footer; without the database's pages where the database is gone."""
    try:
        prose = pages_outside(language, state())[sections.SectionKey.START]
    except DatabaseError:
        return footer_alone(language)
    return footer_of(
        language, tuple(prose), settings.SITE_OWNER, settings.CONTACT_EMAIL
    )


def footer_alone(language):
    return footer_of(language, (), settings.SITE_OWNER, settings.CONTACT_EMAIL)


@lru_cache(maxsize=8)
def footer_of(language, prose, owner, email):
    told = {"site_owner": owner, "contact_email": email, "prose_pages": prose}
    return part("_footer", language, **told)


@lru_cache(maxsize=8)
def pages_outside(language, state):
    """
    Cards of the pages outside the method and the pilots, by section, in one query.

    Those of no section, such as the background, are links in the footer; the roles'
    doors are on the start page. `state` is the site's, as siteversion.state tells it.
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


def part(name, language, **told):
    """A part of the layout as its template has it, in the language of the page."""
    with translation.override(language):
        context = {**addresses(language), **told}
        return render_to_string(f"layout/{name}.html", context)


def addresses(language):
    """Where the layout's links lead, by the names that templates know them by."""
    keys = sections.SectionKey
    named = {
        "home_url": keys.START,
        "site_map_url": keys.SITE_MAP,
        "roles_url": keys.ROLES,
        "changes_url": keys.CHANGES,
        "feedback_url": keys.FEEDBACK,
        "handbook_url": keys.HANDBOOK,
        "open_data_url": keys.OPEN_DATA,
        "search_url": keys.SEARCH,
    }
    return {name: sections.address(language, key) for name, key in named.items()}
