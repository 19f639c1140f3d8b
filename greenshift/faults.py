"""
Faults of what the site stands on: a database or a disk that is gone, locked or full.

They pass, and are told of with 503 and what to do, not as faults of the site's own.
"""

import errno

from django.db import InterfaceError, OperationalError

OF_DISKS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO}
RETRY_AFTER = 30  # seconds, for machines


def is_passing(error):
    """Whether it lies beneath the site, and is likely to be mended there."""
    if isinstance(error, OSError):
        return error.errno in OF_DISKS
    return isinstance(error, (OperationalError, InterfaceError))
