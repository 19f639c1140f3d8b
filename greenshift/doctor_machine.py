"""The doctor's look at settings, folders and files: what needs no database."""

import shutil
import stat
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http.request import validate_host

from greenshift import checks, health
from greenshift.doctor_findings import UP, Finding

ROOM = 500_000_000  # bytes: a backup, a copy of the site, a day of pictures
SHORTEST_KEY = 32


def data_folder():
    folder = settings.DATA_DIR
    if not folder.is_dir():
        yield Finding(f"The data folder {folder} isn't there.", f"Set DATA_DIR. {UP}")
    elif not is_writable(folder):
        yield Finding(f"{folder} can't be written.", "Give it to the site's user.")


def is_writable(folder):
    probe = folder / ".doctor"
    try:
        probe.touch()
        probe.unlink()
    except OSError:
        return False
    return True


def room():
    for folder in {settings.DATA_DIR, Path(settings.MEDIA_ROOT)}:
        if folder.is_dir() and (free := shutil.disk_usage(folder).free) < ROOM:
            what = f"Only {free // 1_000_000} MB are free where {folder} is."
            yield Finding(what, "Make room: backups and copies need it.")


def secret_key():
    if not settings.HAS_SECRET_KEY:
        yield Finding("There is no secret key.", f"{UP} It makes one.")
        return
    if len(settings.SECRET_KEY) < SHORTEST_KEY:
        what = f"The secret key is shorter than {SHORTEST_KEY} signs."
        yield Finding(what, "Set a long random SECRET_KEY, or unset it.")
    file = settings.SECRET_KEY_FILE
    if file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077:
        yield Finding(f"Others can read {file}.", f"chmod 600 {file}")


def address():
    site = urlsplit(settings.SITE_URL)
    if site.scheme not in ("http", "https") or not site.hostname:
        what = f"SITE_URL is {settings.SITE_URL!r}, which is no address."
        yield Finding(what, "Set it like https://gron.example.se.")
        return
    is_local = site.hostname in ("localhost", "127.0.0.1", "::1")
    if is_local:
        what = "SITE_URL is an address of this machine alone."
        do = "Set it to where readers find the site, unless nobody else reads it."
        yield Finding(what, do, is_remark=True)
    elif site.scheme == "http":
        what = "The site is served over HTTP: passwords can be read on the way."
        yield Finding(what, "Serve it over HTTPS, and say https:// in SITE_URL.")
    if not validate_host(site.hostname, settings.ALLOWED_HOSTS):
        what = f"The site refuses its own address: {site.hostname}."
        yield Finding(what, "Add it to ALLOWED_HOSTS, or leave that unset.")


def debugging():
    if settings.DEBUG:
        yield Finding("DEBUG is on: faults show code to readers.", "Unset DEBUG.")


def facts():
    """What `check --deploy` warns of too: contact, owner, assessment, security.txt."""
    found = [
        *checks.facts_are_told(None),
        *checks.assessment_is_recent(None),
        *checks.security_txt_answers(None),
    ]
    yield from (Finding(each.msg, each.hint) for each in found)


def media():
    probe = None
    try:
        health.media()  # to save would make the folder
        probe = default_storage.save(".doctor", ContentFile(b"-"))
    except OSError as error:
        what = f"Pictures can't be written in {settings.MEDIA_ROOT}: {error.strerror}."
        yield Finding(what, "Give the folder to the site's user.")
    except Exception as error:
        what = f"Pictures can't be written in the object store: {error}"
        yield Finding(what, "Look at S3_… and at what the key may do: read, write.")
    finally:
        if probe:
            default_storage.delete(probe)


def static_files():
    try:
        name = staticfiles_storage.stored_name("css/theme.css")
    except AttributeError:  # with DEBUG they are served as they are
        return
    except ValueError:
        name = None
    if not name or not staticfiles_storage.exists(name):
        yield Finding("Static files haven't been collected.", UP)


def shared_count():
    """Redis, where it is set: without it the site goes on, and says so in its log."""
    ping = getattr(cache, "ping", None)
    if ping is None:
        return
    try:
        ping()
    except Exception as error:
        what = f"Redis doesn't answer, so each process counts alone: {error}"
        yield Finding(what, "Start Redis, or mend REDIS_URL.")
