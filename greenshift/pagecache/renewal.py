"""
The thread that keeps a process's pages true to the site.

It looks at the site's version some times a second and wakes at the very moment
that a scheduled change is due. Then it makes every page anew: first those that
readers ask for, who wait a moment for it, then the rest with pauses for breath.
While anything fails, readers get the pages that are there.
"""

import logging
import threading
import time
from collections import deque

from django.db import close_old_connections

from greenshift import patience
from greenshift.pagecache import making
from greenshift.pagecache.finding import Finder
from greenshift.pagecache.shelf import Shelf
from greenshift.pagecache.store import StoredPage, Stores

LOOK_EVERY = 0.25  # seconds between looks at the site's version
PATIENCE = 0.015  # seconds that a reader waits for a page that is being made anew
FIRST_LOOK = 0.25  # seconds that the first readers wait for the first look
REST = 1.0  # seconds without trying, after a fault
LONGEST_BREATH = 0.05  # seconds between two pages that no one has asked for

log = logging.getLogger(__name__)


class Renewal:
    """`look` tells the site's version, given the last one; `first` is what to warm."""

    def __init__(
        self, application, stores: Stores, look, first, site_map, shelf: Shelf
    ):
        self.stores, self.see, self.site_map = stores, look, site_map
        self.finder = Finder(application, shelf)
        self.version = None
        self.queue = deque(first)
        self.asked: dict = {}
        self.faults: dict = {}  # when to try a page again that could not be made
        self.condition = threading.Condition()
        self.thread = threading.Thread()
        self.next_look = self.rest_until = self.breath = 0.0
        self.is_warm = self.is_failing = False
        self.has_looked = threading.Event()

    def start(self):
        """Start the thread, also anew in a process that was forked."""
        if self.thread.is_alive():
            return
        with self.condition:
            if not self.thread.is_alive():
                self.thread = threading.Thread(target=self.run, daemon=True)
                self.thread.start()

    def is_fresh(self, page):
        version = self.version
        return page.version is version and (
            version is None or time.time() < version.until
        )

    def find(self, key):
        """A page not in memory. Who comes before the first look waits for that."""
        self.start()
        self.has_looked.wait(FIRST_LOOK)
        if self.version is None and self.is_failing:
            return self.finder.seen_last(key)
        return self.finder.find_or_make(key, self.version, waits=True)

    def ask(self, key):
        """Have a page made anew at once, and wait a moment for it."""
        self.start()
        if time.monotonic() < self.faults.get(key, 0):
            return
        with self.condition:
            done = self.asked.setdefault(key, threading.Event())
            self.condition.notify()
        if time.monotonic() >= self.rest_until and not done.wait(PATIENCE):
            self.rest_until = time.monotonic() + LOOK_EVERY

    def run(self):
        patience.milliseconds.set(patience.READING)
        while True:
            with self.condition:
                self.condition.wait_for(self.is_wanted, self.pause())
            try:
                close_old_connections()
                self.work()
            except Exception:
                log.exception("Pages could not be made anew; trying again.")
                time.sleep(REST)

    def is_wanted(self):
        return bool(self.asked) and time.monotonic() >= self.rest_until

    def pause(self):
        """Seconds until there is something to do, unless a reader asks."""
        now = time.monotonic()
        until_look = self.next_look - now
        if self.version:
            until_look = min(until_look, self.version.until - time.time())
        if self.queue:
            until_look = min(until_look, max(self.breath, self.rest_until - now))
        return max(until_look, 0)

    def work(self):
        """One round: a look if it is time, and one page."""
        is_due = self.version and time.time() >= self.version.until
        if is_due or time.monotonic() >= self.next_look:
            self.look()
        if not self.is_failing:
            self.renew_one()

    def look(self):
        self.next_look = time.monotonic() + LOOK_EVERY
        try:
            self.compare(self.see(self.version))
        except Exception as error:
            self.next_look = self.rest_until = time.monotonic() + REST
            if not self.is_failing:
                log.warning("The site's version can't be read: %s", error)
            self.is_failing = True
            self.release()
        else:
            self.is_failing = False
        self.has_looked.set()

    def compare(self, version):
        """Plan to make every page anew if the site has changed."""
        if version is self.version:
            return
        is_first, self.version = self.version is None, version
        if not is_first:
            self.queue = deque([*self.stores.latest(), self.site_map])
            self.faults.clear()

    def renew_one(self):
        with self.condition:
            key = next(iter(self.asked), None)
        if key is None and not self.queue:
            if not self.is_warm:
                self.finder.shelf.keep_only(list(self.stores.addresses.pages))
            self.is_warm = True
            return
        is_asked = key is not None
        if not is_asked:
            key = self.queue.popleft()
            store = self.stores.of(key)
            if key not in store.pages and not store.has_room():
                return
        started = time.monotonic()
        self.renew(key, is_asked)
        if self.is_warm:
            self.breath = min(time.monotonic() - started, LONGEST_BREATH)

    def renew(self, key, is_asked):
        store, version = self.stores.of(key), self.version
        page = store.pages.get(key)
        if page is None or page.version is not version:
            waits = is_asked or not self.queue
            made = self.finder.find_or_make(key, version, waits=waits)
            if made is None:
                self.queue.append(key)
            elif isinstance(made, StoredPage):
                store.put(key, made)
                if key == self.site_map:
                    self.plan_new_pages(made)
            elif made.is_fault:
                self.faults[key] = time.monotonic() + REST
            else:
                store.drop(key)
        self.release(key)

    def plan_new_pages(self, site_map):
        """Warm what the site map names and nobody has asked for."""
        known = self.stores.addresses.pages
        for path in making.addresses_in(site_map.forms["identity"].body[0]):
            if path not in known:
                self.queue.append(path)

    def release(self, *keys):
        """Let those go who wait for a page, or for any."""
        with self.condition:
            for key in keys or list(self.asked):
                if done := self.asked.pop(key, None):
                    done.set()
