"""What every request and response goes through, readers' and editors' alike."""

from django.conf import settings
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation

from greenshift.addresses import moved_to
from greenshift.reading import Gone, Moved

FOR_STAFF = (f"/{settings.ADMIN_PATH}", "/konto/")
# What doesn't say that it is the same for all is one reader's own.
PRIVATE = "private, no-store"
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def add_headers(get_response):
    """Set the headers that neither Django nor django-csp sets."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cache-Control", PRIVATE)
        return response

    return middleware


def choose_language(get_response):
    """
    Speak the language of the address: Danish under /da/, else Swedish.

    The admin has one address, and speaks the language of the editor's browser
    unless the editor has chosen the other.
    """

    def middleware(request):
        language = "da" if request.path_info.startswith("/da/") else "sv"
        if request.path_info.startswith(FOR_STAFF):
            language = translation.get_language_from_request(request)
        request.LANGUAGE_CODE = language
        with translation.override(language):
            return get_response(request)

    return middleware


def explain_refusals(get_response):
    """Give a refusal without words, such as a wrong method, a page of its own."""

    def middleware(request):
        response = get_response(request)
        if response.status_code in (400, 405) and not response.content:
            context = {"page": None, "can_be_read": "GET" in response.get("Allow", "")}
            page = render(request, f"{response.status_code}.html", context)
            response.content = page.content
            response.headers["Content-Type"] = page.headers["Content-Type"]
            response.headers["Content-Length"] = str(len(page.content))
        return response

    return middleware


def follow_pages(get_response):
    """Send a reader on to a page's new address, or say that it is withdrawn."""

    def middleware(request):
        return get_response(request)

    def process_exception(request, exception):
        if isinstance(exception, Moved):
            # The same place of the page, such as its questions.
            match = request.resolver_match
            named = match.kwargs | {"slug": exception.slug}
            return moved_to(request, reverse(match.view_name, kwargs=named))
        if isinstance(exception, Gone):
            return render(request, "410.html", {"page": None}, status=410)
        return None

    middleware.process_exception = process_exception
    return middleware
