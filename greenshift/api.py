"""
The open data under /api/: JSON and tables of what is published, for anyone to read.

Any site may ask (CORS), nothing is changed, and a refusal is JSON with a clear word.
"""

import re
from functools import wraps

from django.conf import settings
from django.core.paginator import InvalidPage
from django.http import Http404, HttpResponse, JsonResponse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import conditional_page

from greenshift import openapi, opendata, opendocuments, reading, spreadsheet
from greenshift.public import public
from greenshift.reading import Gone

LANGUAGES = dict(settings.LANGUAGES)
METHODS = "GET, HEAD, OPTIONS"


def for_anyone(view):
    """Let any site read the answer, and give refusals as JSON."""

    @public
    @csrf_exempt
    @conditional_page
    @wraps(view)
    def answer(request, language="", **asked):
        spoken = language if language in LANGUAGES else settings.LANGUAGE_CODE
        with translation.override(spoken):
            response = respond(view, request, {"language": language, **asked})
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return answer


def respond(view, request, asked):
    if request.method == "OPTIONS":
        allowed = {"Methods": METHODS, "Headers": "If-None-Match"}
        headers = {f"Access-Control-Allow-{name}": v for name, v in allowed.items()}
        return HttpResponse(status=204, headers=headers)
    if request.method not in ("GET", "HEAD"):
        message = _("The data can only be read: use GET.")
        return refusal(405, message, headers={"Allow": METHODS})
    try:
        return view(request, **asked)
    except Gone:
        return refusal(410, _("The page was published here and is withdrawn."))
    except Http404 as error:
        return refusal(404, str(error) or _("There is no such page."))


def refusal(status, message, **options):
    said = {"error": {"status": status, "message": message}}
    return as_json(said, status=status, **options)


def as_json(data, **options):
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False}, **options)


def choose(known, name, what):
    """What `name` stands for. Raises Http404 with the names that there are."""
    if name not in known:
        message = _("There is no {what} “{name}”. Choose among: {known}.")
        names = ", ".join(known)
        raise Http404(message.format(what=what, name=name[:60], known=names))
    return known[name]


@for_anyone
def index(request, language):
    return as_json(openapi.index())


@for_anyone
def openapi_document(request, language):
    return as_json(openapi.document())


@for_anyone
def page_list(request, language, collection, number="1"):
    choose(LANGUAGES, language, _("language"))
    pages, parts = opendata.collections(), opendata.part_collections()
    model = choose(pages | parts, collection, _("list"))
    tell = opendocuments.part_list if collection in parts else opendocuments.page_list
    try:
        return as_json(tell(model, collection, language, number))
    except InvalidPage:
        raise Http404(_("The list ends before that.")) from None


@for_anyone
def page(request, language, collection, key):
    choose(LANGUAGES, language, _("language"))
    model = choose(opendata.collections(), collection, _("list"))
    return as_json(opendocuments.whole_page(reading.page(model, language, key=key)))


@for_anyone
def table(request, language, collection):
    choose(LANGUAGES, language, _("language"))
    model = choose(opendata.tables(), collection, _("table"))
    response = HttpResponse(
        spreadsheet.table(model, language), content_type="text/csv; charset=utf-8"
    )
    name = f"{model.CONTENT_FOLDER}-{language}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@for_anyone
def unknown(request, language, rest):
    version = rest.partition("/")[0]
    if re.fullmatch(r"v\d+", version):
        choose({opendata.VERSION: True}, version, _("version"))
    message = _("Nothing is at this address. {address} tells what there is.")
    raise Http404(message.format(address=opendata.address("index")))
