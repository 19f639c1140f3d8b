"""What an authenticator app does: RFC 6238 over RFC 4226, six digits, SHA-1."""

import base64
import hmac
import struct
import time


def code(secret, at=None):
    counter = struct.pack(">Q", int((at or time.time()) // 30))
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, counter, "sha1").digest()
    start = digest[-1] & 15
    number = int.from_bytes(digest[start : start + 4]) & 0x7FFFFFFF
    return f"{number % 1_000_000:06}"
