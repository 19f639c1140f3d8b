import sys

from django.conf import settings
from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    Http404,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_safe
from django.views.static import serve

from cases.models import Article, Case
from greenshift import capitals, faults, hindrances, opendata, preview, reading, unsaved
from greenshift.changes import changes as list_changes
from greenshift.middleware import FOR_STAFF
from greenshift.models import Edition, Language, Section
from greenshift.pages import cards, page_kinds
from greenshift.public import public
from greenshift.shortcuts import get_section
from method.diagrams import process_map
from method.models import Step

CASES_ON_HOME = 6
TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
DOORS = {
    Section.Key.METHOD: gettext_lazy("Learn the method"),
    Section.Key.PLAN: gettext_lazy("Plan your process"),
    Section.Key.CASES: gettext_lazy("See the pilots"),
}


@public
@require_safe
def home(request, language):
    keys = [Section.Key.START, *DOORS]
    sections = reading.pages_known_as(Section, language, keys)
    if Section.Key.START not in sections:
        raise Http404
    context = {
        "page": sections[Section.Key.START],
        "doors": [
            {"page": sections[key], "label": label, "picture": f"door-{key}"}
            for key, label in DOORS.items()
            if key in sections
        ],
        "map": process_map(reading.pages(Step, language), gettext("to step {}")),
        "cases": reading.pages(Case, language, count=CASES_ON_HOME),
    }
    return render(request, "home.html", context)


@public
@require_safe
def site_map(request, language):
    found = cards(Edition.objects.visible().in_language(language))
    context = {
        "page": get_section(language, Section.Key.SITE_MAP),
        "groups": [
            (model._meta.verbose_name_plural, [c for c in found if c.kind == kind])
            for kind, model in page_kinds().items()
        ],
    }
    return render(request, "site_map.html", context)


@public
@require_safe
def changes(request, language):
    context = {
        "page": get_section(language, Section.Key.CHANGES),
        "editions": list_changes(language),
    }
    return render(request, "changes.html", context)


@public
@require_safe
def open_data(request, language):
    context = {
        "page": get_section(language, Section.Key.OPEN_DATA),
        "files": opendata.files(language),
    }
    return render(request, "open_data.html", context)


@public
@require_safe
def robots(request):
    lines = [
        "User-agent: *",
        # The well-known place, which is told of also where it isn't in use.
        "Disallow: /admin/",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@require_safe
def shared_preview(request, token):
    """One working copy, for a colleague without an account."""
    page = preview.find(token)
    if page is None:
        return render(request, "preview_expired.html", {"page": None}, status=410)
    return preview.show(request, page)


@require_safe
def media(request, path):
    """An uploaded or drawn picture. A name stands for the same bytes for ever."""
    if settings.OBJECT_STORE:
        response = FileResponse(open_stored(path))
    else:
        response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def open_stored(path):
    try:
        return default_storage.open(path)
    except FileNotFoundError as error:
        raise Http404(path) from error


@require_safe
def accessibility_statement(request):
    """Where Danish authorities' statements are looked for, by its fixed address."""
    if settings.WAS_URL:
        return HttpResponseRedirect(settings.WAS_URL)
    statement = reading.page(Article, Language.DANISH, key=Article.STATEMENT)
    return HttpResponsePermanentRedirect(statement.url)


def bad_request(request, exception):
    status = 413 if isinstance(exception, TOO_LARGE) else 400
    return render(request, f"{status}.html", {"page": None}, status=status)


def forbidden(request, exception):
    return render(request, "403.html", {"page": None}, status=403)


def not_from_here(request, reason=""):
    """A form without the sign that it is ours; public pages take none at all."""
    if not request.path.startswith(FOR_STAFF):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    if unsaved.is_typed_here(request):
        return unsaved.hand_back(request, hindrances.OLDER_THAN_SIGN_IN)
    return render(request, "403_form.html", {"page": None}, status=403)


def not_found(request, exception):
    if response := capitals.led_on(request):
        return response
    return render(request, "404.html", {"page": None}, status=404)


def server_error(request):
    if faults.is_passing(sys.exc_info()[1]):
        return faults.tell(request)
    return render(request, "500.html", {"page": None}, status=500)
