"""
The server: granian, with the site loaded once and its workers forked from that.

Run by the command `up`, as python -m greenshift.server HOST PORT WORKERS. What is
loaded before the fork is shared between the workers; each then starts the thread
that renews its pages. docs/decisions/0022 tells why it is granian.
"""

import ctypes
import gc
import os
import signal
import sys
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

# Per worker: how many requests Django works at, and how many more may wait. Readers
# who send or take slowly are granian's own business, and hold up none of these.
THREADS = 4
BACKPRESSURE = 256
PR_SET_PDEATHSIG = 1  # of linux/prctl.h
GARBAGE = 20_000  # new objects before unused ones are looked for
HEADER_TIMEOUT = 10_000  # milliseconds for a request's headers to arrive
MEMORY = "/dev/shm"  # where files are no files, and no disk can be full
# granian's own lines go the way of all others.
LOGGERS = {name: {"handlers": []} for name in ("_granian", "granian.access")}


def main(host, port, workers):
    gc.disable()  # until all is loaded: nothing of it is garbage
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "greenshift.settings")
    with metrics_folder():
        serve(host, port, workers)


def metrics_folder():
    """Where the workers' numbers meet, if anything is measured."""
    from django.conf import settings

    if not settings.METRICS_TOKEN:
        return nullcontext()
    place = MEMORY if os.path.isdir(MEMORY) else None
    folder = TemporaryDirectory(prefix="gron-metrics-", dir=place)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder.name
    return folder


def serve(host, port, workers):
    from granian import Granian
    from granian.constants import Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    application = load()
    server = Granian(
        "greenshift.wsgi:application",
        address=host,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=int(workers),
        blocking_threads=THREADS,
        backpressure=BACKPRESSURE,
        http1_settings=HTTP1Settings(header_read_timeout=HEADER_TIMEOUT),
        websockets=False,
        log_level=LogLevels.warning,
        log_dictconfig={"loggers": LOGGERS, "handlers": {}, "formatters": {}},
        respawn_failed_workers=True,
        working_dir=Path.cwd(),
    )
    server.serve(target_loader=lambda target: start(application))


def load():
    """Everything that a page needs but the database, before the fork."""
    from django.template.loader import get_template
    from django.urls import resolve

    from greenshift import patience
    from greenshift.rendering import render
    from greenshift.wsgi import application

    patience.serve()
    render("## Markdown")
    resolve("/")
    get_template("home.html")
    settle()
    return application


def settle():
    """Look for what is no longer used seldom, and never among what is loaded now."""
    gc.freeze()
    gc.set_threshold(GARBAGE)
    gc.enable()


def start(application):
    """In a worker: start the threads of the page cache, if any (not with DEBUG)."""
    end_with_server()
    getattr(application, "start", lambda: None)()
    return application


def end_with_server():
    """
    Let no worker outlive a server that is killed.

    It would go on answering at the port, with no one to stop it, and keep the next
    server from starting. Linux alone can do this.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
