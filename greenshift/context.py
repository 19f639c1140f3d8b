"""What every template knows: the site's address, its sender, its main sections."""

from django.conf import settings

from greenshift.models import Section

MAIN = (
    Section.Key.METHOD,
    Section.Key.PRINCIPLES,
    Section.Key.PROCESS,
    Section.Key.TOOLS,
    Section.Key.ACTIVITIES,
    Section.Key.CASES,
)


def site(request):
    language = request.LANGUAGE_CODE
    return {
        "site_url": settings.SITE_URL,
        "site_owner": settings.SITE_OWNER,
        "contact_email": settings.CONTACT_EMAIL,
        "language": language,
        "navigation": [(Section.address(language, key), key.label) for key in MAIN],
    }
