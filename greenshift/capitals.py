"""An address in capitals, such as /METOD/, leads to the page that it is meant for."""

from django.http import Http404
from django.urls import resolve
from django.utils.encoding import escape_uri_path

from greenshift.addresses import moved_to
from greenshift.reading import Gone, Moved


def led_on(request):
    """On to the same public address in small letters, if a page is there, or None."""
    path = request.path_info.lower()
    if path == request.path_info or request.method not in ("GET", "HEAD"):
        return None
    try:
        view, arguments, named = resolve(path)
        is_public = hasattr(view, "parameters")
        if not is_public or view(request, *arguments, **named).status_code != 200:
            return None
    except Http404:
        return None
    except (Gone, Moved):
        pass  # told there
    return moved_to(request, escape_uri_path(path))
