"""kill -9 of a worker, and of the server, while an editor publishes."""

import os
import re
import signal
import threading
import time
from itertools import count

import pytest
import requests

from tests.faults.site import PAGE, Editor, until

TITLE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


def publish_again_and_again(editor, stop, done):
    """What was answered well is noted; a request that is cut off may be either."""
    for number in count(1):
        if stop.is_set():
            return
        try:
            if editor.has_published(f"Utgåva {number}"):
                done.append(number)
        except requests.RequestException:
            continue


@pytest.fixture
def publishing(running):
    editor = Editor(running)
    stop, done = threading.Event(), []
    told = (editor, stop, done)
    thread = threading.Thread(target=publish_again_and_again, args=told, daemon=True)
    thread.start()
    until(lambda: done)
    yield done
    stop.set()
    thread.join(timeout=60)


def number_at(site):
    title = TITLE.search(site.get(PAGE).text)[1].strip()
    assert title.startswith("Utgåva "), title
    return int(title.removeprefix("Utgåva "))


def test_a_worker_that_is_killed_is_started_again_and_nothing_published_is_lost(
    running, publishing
):
    for _ in range(2):
        before = len(publishing)
        os.kill(running.worker_pids()[0], signal.SIGKILL)
        until(lambda before=before: len(publishing) > before + 1)

    until(lambda: len(running.worker_pids()) == running.workers)
    assert number_at(running) >= publishing[-1] - 1


def test_readers_get_pages_while_workers_are_killed(running):
    faults = []
    for round_ in range(40):
        if round_ in (10, 25):
            os.kill(running.worker_pids()[0], signal.SIGKILL)
        try:
            if running.get(PAGE).status_code != 200:
                faults.append(round_)
        except requests.ConnectionError:
            faults.append(round_)  # it was with the one that died
        time.sleep(0.05)

    assert len(faults) <= 2


def test_a_server_that_is_killed_leaves_nothing_behind_and_starts_again(
    running, publishing
):
    workers = running.worker_pids()
    last = publishing[-1]
    os.kill(running.process.pid, signal.SIGKILL)
    running.process.wait()

    until(lambda: not any(os.path.exists(f"/proc/{pid}") for pid in workers))
    running.start()

    assert number_at(running) >= last
    assert running.get("/readyz").status_code == 200
