"""
Log lines: plain for people or JSON for machines, with the request they belong to.

A request's name comes from the proxy in front, if it is well formed, or is made
here; whoever asked gets it back as X-Request-ID. Pages that are the same for all
carry none. Nothing in a line tells who asked: no address, no query.
"""

import json
import logging
import re
import secrets
from contextvars import ContextVar
from datetime import UTC, datetime

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[A-Za-z0-9._-]{8,64}")
# Links to drafts, which work for whoever has them.
SECRET_ADDRESS = re.compile(r"(/forhandsgranska/)[^/\s]+")

request_id: ContextVar[str] = ContextVar("request_id", default="-")


def name_request(get_response):
    """Give each request that Django answers a name, for its log lines."""

    def middleware(request):
        told = request.headers.get(HEADER, "")
        name = told if WELL_FORMED.fullmatch(told) else secrets.token_hex(8)
        token = request_id.set(name)
        try:
            response = get_response(request)
        finally:
            request_id.reset(token)
        if "public" not in response.headers.get("Cache-Control", ""):
            response.headers[HEADER] = name
        return response

    return middleware


class AboutRequest(logging.Filter):
    """Adds the request's name, and takes out what opens a draft."""

    def filter(self, record):
        record.request_id = request_id.get()
        record.msg = SECRET_ADDRESS.sub(r"\1…", record.getMessage())
        record.args = ()
        return True


class JsonFormatter(logging.Formatter):
    """A line a record, with the same five names in each."""

    def format(self, record):
        told = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "request_id": getattr(record, "request_id", "-"),
            "message": record.getMessage(),
        }
        if record.exc_info:
            told["exception"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)
