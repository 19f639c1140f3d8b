"""
How often one reader may send something, without knowing who the reader is.

The address is mixed with a salt that lives a day and stands in the cache alone, so
what is counted by can't be traced back, and nothing of it reaches the database.
"""

import ipaddress
import secrets
from hashlib import blake2b

from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

HOUR = 60 * 60
DAY = 24 * HOUR


def is_over(request, what, most):
    """Count one more try of a reader, and tell whether it is too many in an hour."""
    name = f"tries-{what}-{reader(request)}"
    cache.add(name, 0, HOUR)
    try:
        return cache.incr(name) > most
    except ValueError:  # a full cache has just let go of it
        return False


def reader(request):
    salt_of_today = f"salt-{timezone.localdate()}"
    salt = cache.get_or_set(salt_of_today, secrets.token_bytes, DAY)
    return blake2b(network(request).encode(), key=salt, digest_size=16).hexdigest()


def network(request):
    """The address; of IPv6 the half that belongs to a household."""
    found = address(request)
    if found is None:
        return ""
    half = 64 if ipaddress.ip_address(found).version == 6 else 32
    return str(ipaddress.ip_network((found, half), strict=False))


def address(request):
    """Whence a request comes, as the proxy tells it where there is one."""
    header = settings.READER_ADDRESS_HEADER
    told = request.headers.get(header, "") if header else ""
    text = told.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")
    try:
        return str(ipaddress.ip_address(text))
    except ValueError:
        return None
