"""
How a plan reaches the server: in a form that is answered and then forgotten.

Nothing is written anywhere. An uploaded file stays in memory, the answer is kept
in no cache, and there is no cookie for a token to be held against: a request that
another site has made is told by the headers that browsers set themselves.
"""

from functools import wraps
from urllib.parse import urlsplit

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from greenshift import limits
from plan import planfile

# A picture or a film that is chosen by mistake is answered with the form as it was.
MOST_BYTES = 25_000_000
# From one network: a hall full of teams, and not so many that others must wait.
PLANS_AN_HOUR = 6000
DRAINED = 40_000_000  # read and dropped, so that the browser hears the answer


class Beginnings(MemoryFileUploadHandler):
    """Keeps as much of what is sent in memory as shows that it is too large."""

    kept = 0

    def handle_raw_input(self, *args, **kwargs):
        self.activated = True

    def receive_data_chunk(self, raw_data, start):
        if self.kept <= planfile.MOST_BYTES:
            self.file.write(raw_data)
        self.kept += len(raw_data)


def takes_a_plan(view):
    """Let a view take a plan that is sent by this site's own form, and keep nothing."""

    @csrf_exempt
    @sensitive_post_parameters()
    @wraps(view)
    def answer(request, *args, **kwargs):
        response = refusal(request) if request.method == "POST" else None
        response = response or view(request, *args, **kwargs)
        if request.method == "POST" or request.GET:
            add_never_cache_headers(response)
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    return answer


def refusal(request):
    """Why a request is not taken, or nothing."""
    if not is_from_here(request):
        return refuse(request, 403, _("The plan was sent from another site."))
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        drain(request)
        return refuse(request, 413, _("What you sent is too large: a file is 1 MB."))
    if limits.is_over(request, "plan", PLANS_AN_HOUR):
        words = _("Very many plans have come from your network. Wait a while.")
        return refuse(request, 429, words)
    request.upload_handlers = [Beginnings(request)]
    try:
        is_empty = not request.POST
    except (RequestDataTooBig, TooManyFieldsSent):
        return refuse(request, 413, _("The plan has more text than there is room for."))
    except MultiPartParserError:
        is_empty = True
    if is_empty:
        return refuse(request, 400, _("Nothing of the plan arrived."))
    return None


def is_from_here(request):
    """Whether the browser says that the form was our own; old ones say nothing."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.get_host()


def drain(request):
    left = DRAINED
    while left > 0 and (chunk := request.read(65_536)):
        left -= len(chunk)


def refuse(request, status, words):
    is_large = status == 413
    context = {"page": None, "words": words, "is_large": is_large}
    return render(request, "plan/refused.html", context, status=status)
