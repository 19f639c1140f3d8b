"""
Faults of what the site stands on: a database or a disk that is gone, locked or full.

They pass, and are told of with 503 and what to do, not as faults of the site's own.
"""

import errno

from django.db import InterfaceError, OperationalError
from django.shortcuts import render

from greenshift import layout

OF_DISKS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO}
RETRY_AFTER = 30  # seconds, for machines

# In a request's environment: the database is known to be gone, so nobody need wait.
IS_ABSENT = "greenshift.database_is_absent"


def is_passing(error):
    """Whether it lies beneath the site, and is likely to be mended there."""
    if isinstance(error, OSError):
        return error.errno in OF_DISKS
    return isinstance(error, (OperationalError, InterfaceError))


def tell(request):
    """The page that says so, made without a database."""
    footer = layout.footer_alone(request.LANGUAGE_CODE)
    context = {"page": None, "footer": footer}
    response = render(request, "503.html", context, status=503)
    response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def tell_of_absence(get_response):
    """Answer at once where the page cache knows that there is no database."""

    def middleware(request):
        if request.META.get(IS_ABSENT):
            return tell(request)
        return get_response(request)

    return middleware
