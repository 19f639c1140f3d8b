"""A finished page: the one on the shelf, or a new one that is put there for all."""

from greenshift.pagecache import making
from greenshift.pagecache.shelf import Shelf
from greenshift.pagecache.store import StoredPage


class Finder:
    """Makes what is not on the shelf, unless another process is at it."""

    def __init__(self, application, shelf: Shelf):
        self.application, self.shelf = application, shelf

    def find_or_make(self, key, version, *, waits):
        """What `make` gives, or what is on the shelf; None where another is at it."""
        if version is None or not isinstance(key, str):
            return making.make(self.application, key, version)
        with self.shelf.turn(key, waits=waits) as is_ours:
            if page := self.shelf.take(key, version):
                return page
            return self.make_for_all(key, version) if is_ours else None

    def make_for_all(self, key, version):
        """Make the page, and put it where the other workers find it."""
        made = making.make(self.application, key, version)
        if isinstance(made, StoredPage):
            self.shelf.put(key, made)
        elif not made.is_fault:
            self.shelf.drop(key)
        return made

    def seen_last(self, key):
        """What readers saw before the site can tell what they are to see."""
        found = self.shelf.take(key, None) if isinstance(key, str) else None
        return found or making.make(self.application, key, None)
