"""What every template knows: the site's address, its sender, its main links."""

from functools import cache

from django.conf import settings

from greenshift import layout, sections, siteversion
from greenshift.copypaths import SEARCH
from greenshift.reading import copying, previewed


def site(request):
    language = request.LANGUAGE_CODE
    other = "da" if language == "sv" else "sv"
    state = cache(siteversion.state)  # asked for once, and only by who needs it
    return {
        **layout.addresses(language),
        "page": None,  # refusals are of no page
        "site_url": settings.SITE_URL,
        "site_owner": settings.SITE_OWNER,
        "contact_email": settings.CONTACT_EMAIL,
        "language": language,
        "other_home_url": sections.address(other, sections.SectionKey.START),
        "is_preview": previewed.get() is not None,
        "is_copy": copying.get(),
        "copy_search_url": SEARCH[language],
        "assets": lambda: layout.assets(language),
        "brand": lambda: layout.brand(language),
        "menu": lambda: layout.menu(language, request.path),
        "footer": lambda: layout.footer(language, state),
        "role_pages": lambda: layout.pages_outside(language, state())[
            sections.SectionKey.ROLES
        ],
    }
