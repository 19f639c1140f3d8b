"""What every request and response goes through, readers' and editors' alike."""

from django.shortcuts import render
from django.utils import translation

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def add_headers(get_response):
    """Set the headers that neither Django nor django-csp sets."""

    def middleware(request):
        response = get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response

    return middleware


def choose_language(get_response):
    """Speak the language of the address: Danish under /da/, else Swedish."""

    def middleware(request):
        language = "da" if request.path_info.startswith("/da/") else "sv"
        request.LANGUAGE_CODE = language
        with translation.override(language):
            return get_response(request)

    return middleware


def explain_refusals(get_response):
    """Give a refusal without words, such as a wrong method, a page of its own."""

    def middleware(request):
        response = get_response(request)
        if response.status_code in (400, 405) and not response.content:
            page = render(request, f"{response.status_code}.html", {"page": None})
            response.content = page.content
            response.headers["Content-Type"] = page.headers["Content-Type"]
        return response

    return middleware
