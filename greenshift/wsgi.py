"""The WSGI application that the server starts: Django's, behind the page cache."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "greenshift.settings")

application = get_wsgi_application()

from django.conf import settings  # noqa: E402 (it needs the line above)

from greenshift.metrics import measuring  # noqa: E402
from greenshift.pagecache.layer import put_before  # noqa: E402

if settings.METRICS_TOKEN:
    measuring().watch_log()
    application = measuring().timed(application)
if not settings.DEBUG:  # who develops sees each change at once
    application = put_before(application)
if settings.METRICS_TOKEN:
    application = measuring().Counted(application)
