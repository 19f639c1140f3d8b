"""/metrics: numbers for Prometheus, for who has the token. Off until one is set."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe


def measuring():
    """The module that measures, which needs a library that others do without."""
    try:
        from greenshift import measuring
    except ImportError as error:
        message = "METRICS_TOKEN needs prometheus-client: pip install '.[metrics]'"
        raise ImproperlyConfigured(message) from error
    return measuring


@require_safe
def metrics(request):
    if not settings.METRICS_TOKEN:
        raise Http404
    told = request.headers.get("Authorization", "")
    if not constant_time_compare(told, f"Bearer {settings.METRICS_TOKEN}"):
        return HttpResponse(
            "The token is missing or wrong.\n",
            content_type="text/plain",
            status=401,
            headers={"WWW-Authenticate": "Bearer"},
        )
    text, content_type = measuring().tell()
    return HttpResponse(text, content_type=content_type)
