"""
Papers that are made once and kept, each under a hash of all that it is made of.

Another text, drawing, template or setting gives another hash, so nothing kept is ever
stale, and what has not been asked for in a while makes room for what is new. One
paper is made at a time on a machine: that bounds its memory, and whoever waits for the
same paper finds it made.
"""

import logging
import re
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256

from django.conf import settings
from django.core.files import locks
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from greenshift import release, siteversion
from greenshift.models import Edition, Image
from paper.typesetting import TypesettingError, typeset

logger = logging.getLogger(__name__)

FOLDER, LAST = "paper", "paper-last"
MOST_KEPT = 400
TRIES = 3
EPOCH = datetime.fromtimestamp(0, UTC)
END = b"%%EOF"
COUNT = re.compile(rb"/Count (\d+)")
CODE = ("paper", "templates", "locale", "static/css/theme.css", "method/diagrams.py")


@dataclass(frozen=True)
class Paper:
    """A PDF and the hash of all that it is made of."""

    digest: str
    data: bytes

    @property
    def size(self) -> int:
        return len(self.data)

    @property
    def page_count(self) -> int:
        """The number at the root of the tree of pages, which is the greatest."""
        return max(int(number) for number in COUNT.findall(self.data))


@dataclass(frozen=True)
class Content:
    """Which editions and pictures a language has now, and since when."""

    digest: str
    since: datetime


def content(language: str) -> Content:
    editions = Edition.objects.visible().in_language(language).order_by("pk")
    rows = list(editions.values_list("pk", "published_at"))
    pictures = list(Image.objects.order_by("pk").values_list())
    whole = f"{code()} {[pk for pk, _at in rows]} {pictures}"
    newest = max((at for _pk, at in rows), default=EPOCH)
    return Content(sha256(whole.encode()).hexdigest(), newest)


@cache
def code() -> str:
    """What makes papers beside their content: code, templates, words and settings."""
    return release.digest(CODE, settings.SITE_URL, settings.SITE_OWNER)


def paper(language: str, template: str, asked: str, data: Callable) -> Paper:
    """
    The paper of a template, made now if it is not kept.

    `asked` tells it from others of its template, and data(at) gives what stands on it.
    Raises typesetting.TypesettingError.
    """
    for _try in range(TRIES):
        before = content(language)
        digest = hash_of(before.digest, language, template, asked)
        if found := kept(digest):
            return found
        with alone():
            if found := kept(digest):
                return found
            pdf = typeset(template, data(before.since), before.since)
            # Something may have been published while the pages were read.
            if content(language) == before:
                note_last(digest, language, template, asked)
                return keep(Paper(digest, pdf))
    raise TypesettingError("The content changes faster than it is set.")


def last(language: str, template: str, asked: str) -> Paper | None:
    """The paper as it was made last, which may be of an older content."""
    try:
        with default_storage.open(last_name(language, template, asked)) as file:
            return kept(file.read().decode())
    except FileNotFoundError:
        return None


def note_last(digest: str, *told: str) -> None:
    """Remember the paper as the last; the first of all lets pages tell its size."""
    try:
        if not default_storage.exists(last_name(*told)):
            siteversion.say_changed()
        default_storage.delete(last_name(*told))
        default_storage.save(last_name(*told), ContentFile(digest.encode()))
    except OSError:
        logger.exception("Which paper is the last could not be kept")


def last_name(*told: str) -> str:
    return f"{LAST}/{hash_of(*told)}"


def hash_of(*told: str) -> str:
    return sha256("\n".join(told).encode()).hexdigest()[:32]


def kept(digest: str) -> Paper | None:
    """What is kept under a hash, unless it is half written."""
    try:
        with default_storage.open(name_of(digest)) as file:
            data = file.read()
    except FileNotFoundError:
        return None
    return Paper(digest, data) if data.rstrip().endswith(END) else None


def name_of(digest: str) -> str:
    return f"{FOLDER}/{digest}.pdf"


@contextmanager
def alone():
    """Wait until nobody else on this machine makes a paper, and be the one who does."""
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with open(settings.DATA_DIR / "paper.lock", "w") as file:
        locks.lock(file, locks.LOCK_EX)
        try:
            yield
        finally:
            locks.unlock(file)


def keep(made: Paper) -> Paper:
    """Put a paper on the shelf; where there is no room, it is only handed over."""
    name = name_of(made.digest)
    try:
        default_storage.delete(name)
        default_storage.save(name, ContentFile(made.data))
        make_room(name)
    except OSError:
        logger.exception("%s could not be kept", name)
    return made


def make_room(newest: str) -> None:
    """Keep the newest MOST_KEPT papers and drop the others."""
    _folders, names = default_storage.listdir(FOLDER)
    others = {f"{FOLDER}/{name}" for name in names} - {newest}
    oldest = sorted(others, key=default_storage.get_modified_time, reverse=True)
    for name in oldest[MOST_KEPT - 1 :]:
        default_storage.delete(name)
