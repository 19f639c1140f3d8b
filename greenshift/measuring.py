"""
What is measured for Prometheus, in all workers together.

Imported only where METRICS_TOKEN is set. prometheus-client keeps the numbers in
files that the workers share, in a folder that must be named before it is imported:
greenshift.server does that. Under another server each process tells of itself,
unless PROMETHEUS_MULTIPROC_DIR is set.
"""

import logging
import os

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Histogram,
    generate_latest,
)
from prometheus_client.multiprocess import MultiProcessCollector

FOLDER = "PROMETHEUS_MULTIPROC_DIR"

RESPONSES = Counter(
    "greenshift_responses", "Responses sent, from memory and by Django.", ["status"]
)
DJANGO_SECONDS = Histogram(
    "greenshift_django_seconds",
    "What Django takes for a request, and for a page made ahead of one.",
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
LOG_RECORDS = Counter(
    "greenshift_log_records", "Warnings and worse in the log.", ["level"]
)


class CountRecords(logging.Handler):
    def emit(self, record):
        LOG_RECORDS.labels(record.levelname.lower()).inc()


def watch_log():
    """Count what the log says from now on. Setting Django up anew forgets it."""
    handlers = logging.getLogger().handlers
    if not any(isinstance(each, CountRecords) for each in handlers):
        logging.getLogger().addHandler(CountRecords(logging.WARNING))


def timed(application):
    """Django's application, each of its answers timed."""

    def answer(environ, start_response):
        with DJANGO_SECONDS.time():
            return application(environ, start_response)

    return answer


class Counted:
    """The whole application, its responses counted by their status's first figure."""

    def __init__(self, application):
        self.application = application
        self.start = getattr(application, "start", lambda: None)

    def __call__(self, environ, start_response):
        def start(status, *rest):
            RESPONSES.labels(f"{status[0]}xx").inc()
            return start_response(status, *rest)

        return self.application(environ, start)


def tell():
    """The numbers in Prometheus's own text, and what type that is."""
    registry = REGISTRY
    if os.environ.get(FOLDER):
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
    return generate_latest(registry), CONTENT_TYPE_LATEST
