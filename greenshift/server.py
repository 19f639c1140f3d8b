"""
The server: granian, with the site loaded once and its workers forked from that.

The command `up` runs it; python -m greenshift.server HOST PORT WORKERS is the server
alone, on what is there. What is loaded before the fork is shared between the workers;
each then starts the thread that renews its pages. docs/decisions/0022 tells why it is
granian.
"""

import ctypes
import gc
import os
import signal
import sys
from contextlib import ExitStack, contextmanager, nullcontext
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
KILLED = """\
What prepares the site was ended from outside, by signal {number}. With signal 9 the
machine may lack memory. Start the site again: what was prepared already stays."""
# granian's own lines go the way of all others.
LOGGERS = {name: {"handlers": []} for name in ("_granian", "granian.access")}


def main(host, port, workers):
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "greenshift.settings")
    run(host, int(port), int(workers))


def run(host, port, workers, prepare=None):
    """Load the site while what it needs is prepared, and serve it until told to end."""
    with ExitStack() as kept:
        with beside(prepare) if prepare else nullcontext():
            kept.enter_context(metrics_folder())  # which only this process takes away
            application = load()
        serve(application, host, port, workers)


@contextmanager
def beside(work):
    """
    Do the work in a process of its own beside the block, and go on when both are done.

    What it takes of memory is gone with it, and no worker shares it. Who has a fault
    there tells of it, and this process ends with the same code. Who is killed can't.
    """
    sys.stdout.flush()  # or both would write what is in it
    child = os.fork()
    if child == 0:
        end_with_parent()
        work()
        sys.stdout.flush()
        os._exit(0)
    yield
    _child, status = os.waitpid(child, 0)
    if code := os.waitstatus_to_exitcode(status):
        sys.exit(code if code > 0 else KILLED.format(number=-code))


def metrics_folder():
    """Where the workers' numbers meet, if anything is measured."""
    from django.conf import settings

    if not settings.METRICS_TOKEN:
        return nullcontext()
    place = MEMORY if os.path.isdir(MEMORY) else None
    folder = TemporaryDirectory(prefix="gron-metrics-", dir=place)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder.name
    return folder


def serve(application, host, port, workers):
    from granian import Granian
    from granian.constants import Interfaces
    from granian.http import HTTP1Settings
    from granian.log import LogLevels

    server = Granian(
        "greenshift.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
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
    gc.disable()  # until all is loaded: nothing of it is garbage
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
    end_with_parent()
    getattr(application, "start", lambda: None)()
    return application


def end_with_parent():
    """
    Let this process not outlive a server that is killed.

    A worker would go on answering at the port, with no one to stop it, and keep the
    next server from starting. Linux alone can do this.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


if __name__ == "__main__":
    main(*sys.argv[1:])
