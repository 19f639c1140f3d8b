"""What the site is compared with: applications that do next to nothing."""

import json
import os
from pathlib import Path

HELLO = [("Content-Type", "text/plain"), ("Content-Length", "6")]


def hello(environ, start_response):
    start_response("200 OK", HELLO)
    return [b"hello\n"]


def load_pages():
    """The site's own answers by path, as the measurement has kept them."""
    folder = os.environ.get("BENCH_PAGES")
    if not folder:
        return {}
    told = json.loads(Path(folder, "pages.json").read_text())
    return {
        path: ([tuple(each) for each in headers], [Path(folder, name).read_bytes()])
        for path, (headers, name) in told.items()
    }


PAGES = load_pages()


def same_bytes(environ, start_response):
    """A bare WSGI function that returns what the site returns."""
    headers, body = PAGES[environ["PATH_INFO"]]
    start_response("200 OK", headers)
    return body


def django_view():
    """A view that returns the home page's bytes, without a middleware."""
    from django.conf import settings
    from django.core.wsgi import get_wsgi_application
    from django.http import HttpResponse
    from django.urls import re_path

    def view(request):
        return HttpResponse(b"x" * 7000)

    settings.configure(
        ALLOWED_HOSTS=["*"],
        SECRET_KEY="bench",
        ROOT_URLCONF=(re_path("", view),),
        MIDDLEWARE=[],
    )
    return get_wsgi_application()


if os.environ.get("BENCH_DJANGO"):
    bare_django = django_view()
