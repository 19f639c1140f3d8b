"""
How often each page is shown, counted in the process without a trace of who reads.

Counting costs a reader next to nothing: a number in memory goes up by one. A thread
of its own hands the sums on each minute, so that a slow or absent database holds
up neither readers nor the renewal of pages; at most a minute's counts are lost.
"""

import logging
import re
import threading
import time
from collections import Counter
from collections.abc import Callable
from functools import lru_cache

EVERY = 60.0  # seconds between two times that the sums are handed on
MOST = 20_000  # addresses counted while the sums can't be handed on
LONGEST_AGENT = 300  # characters of what a program says of itself

# People's browsers begin so, and none of them says what robots say of themselves.
BROWSERS = ("Mozilla/", "Opera/")
ROBOT = re.compile(
    r"(?<!cu)bot|crawl|spider|slurp|scrap|fetch|archiv|monitor|preview|headless"
    r"|lighthouse|python|curl|wget|https?:|@",
    re.IGNORECASE,
)

log = logging.getLogger(__name__)


@lru_cache(maxsize=1024)
def is_robot(agent: str) -> bool:
    """Whether a User-Agent is something else than a person's browser."""
    return not agent.startswith(BROWSERS) or bool(ROBOT.search(agent))


class Counting:
    """Counts by address, handed each minute to `save`, which may fail."""

    def __init__(self, save: Callable[[Counter], None]):
        self.save = save
        self.counts: Counter = Counter()
        self.lock = threading.Lock()
        self.thread = threading.Thread()
        self.is_failing = False

    def count(self, path: str, environ: dict) -> None:
        """Count that a page is shown, unless it is to a robot or ahead of time."""
        agent = environ.get("HTTP_USER_AGENT", "")[:LONGEST_AGENT]
        if is_robot(agent) or "prefetch" in environ.get("HTTP_SEC_PURPOSE", ""):
            return
        with self.lock:
            self.counts[path] += 1

    def start(self) -> None:
        """Start the thread, also anew in a process that was forked."""
        with self.lock:
            if not self.thread.is_alive():
                self.thread = threading.Thread(target=self.run, daemon=True)
                self.thread.start()

    def run(self) -> None:
        while True:
            time.sleep(EVERY)
            self.hand_on()

    def hand_on(self) -> None:
        with self.lock:
            counts, self.counts = self.counts, Counter()
        if not counts:
            return
        try:
            self.save(counts)
            self.is_failing = False
        except Exception as error:
            if not self.is_failing:
                log.warning("Pages shown can't be counted in the database: %s", error)
            self.is_failing = True
            self.take_back(counts)

    def take_back(self, counts: Counter) -> None:
        """Keep what couldn't be handed on for the next time, within bounds."""
        with self.lock:
            self.counts.update(counts)
            if len(self.counts) > MOST:
                self.counts = Counter(dict(self.counts.most_common(MOST)))
