"""/.well-known/security.txt (RFC 9116): where to tell of a weakness in the site."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from greenshift import release
from greenshift.public import public

PATH = ".well-known/security.txt"
# A release that nobody has renewed in a year promises nothing about who answers.
EXPIRES_ON = release.RELEASED_ON + timedelta(days=365)


@public
@require_safe
def security_txt(request):
    if not settings.CONTACT_EMAIL:
        raise Http404
    lines = [
        f"Contact: mailto:{settings.CONTACT_EMAIL}",
        f"Expires: {EXPIRES_ON.isoformat()}T00:00:00Z",
        "Preferred-Languages: sv, da, en",
        f"Canonical: {settings.SITE_URL}/{PATH}",
    ]
    text = "\n".join(lines) + "\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
