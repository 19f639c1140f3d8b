"""
One command from a fresh checkout to a running site.

It makes DATA_DIR and a secret key, migrates, imports content/, collects static
files and serves the site. Each step can be run again and then changes nothing.
"""

import os
import secrets
import socket
from functools import partial
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, no_translations

from greenshift import databasecopy, inuse, mirroring, server, staticfiles, turns
from greenshift.models import Edition

DAMAGED = """\
The database is damaged: {fault}.
Put the newest backup back with `manage.py restore FILE --force`, which keeps the
damaged file beside it, and start again. docs/operating.md tells more."""


class Command(BaseCommand):
    help = "Set the site up where needed, and serve it."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=1)

    @no_translations
    def handle(self, *, host, port, workers, **options):
        if workers < 1:
            raise CommandError("--workers must be 1 or more.")
        check_port(host, port)
        if not os.environ.get("SITE_URL"):
            be_found_at(address(host, port))
        self.make_data_dir()
        os.chdir(settings.BASE_DIR)
        server.run(host, port, workers, partial(self.prepare, address(host, port)))

    def prepare(self, address):
        """All that the site is to find when it answers at the address."""
        check_database()
        with turns.setting_up(), mirroring.held():
            self.set_up()
        has_changed = staticfiles.collect()
        self.say(f"Static files {'collected' if has_changed else 'unchanged'}")
        if settings.MIRROR_DIR:
            mirroring.start()
            self.say(f"The copy in {settings.MIRROR_DIR} is being made anew")
        self.say(f"Serving on {address} – stop with Ctrl+C")

    def set_up(self):
        call_command("migrate", verbosity=0, interactive=False)
        self.say("Database is up to date")
        self.import_content()
        call_command("index_search", stdout=Indented(self.stdout, "Search"))
        call_command("make_renditions", stdout=Indented(self.stdout, "Pictures"))

    def say(self, line):
        self.stdout.write(line)

    def import_content(self):
        """Bring content/ in; what is broken there stops only a site without pages."""
        try:
            call_command("import_content", stdout=Indented(self.stdout, "Content"))
        except CommandError as fault:
            if not Edition.objects.exists():
                raise
            self.say(f"Content: {fault}")
            self.say("The site serves what it has; mend this and start it again.")

    def make_data_dir(self):
        self.say(f"Data in {settings.DATA_DIR}")
        try:
            self.make_folder()
            inuse.hold()
            self.make_key()
            self.make_database()
        except OSError as error:
            reason = error.strerror or error
            raise CommandError(
                f"{error.filename or settings.DATA_DIR} can't be written ({reason}). "
                "Set DATA_DIR to a folder that can."
            ) from error
        except inuse.InUse as error:
            message = "A backup is being restored here. Start the site after that."
            raise CommandError(message) from error

    def make_folder(self):
        for folder in (settings.DATA_DIR, settings.MEDIA_ROOT, settings.STATIC_ROOT):
            folder.mkdir(parents=True, exist_ok=True)

    def make_key(self):
        if settings.HAS_SECRET_KEY:
            return
        settings.SECRET_KEY = secrets.token_urlsafe(50)
        settings.HAS_SECRET_KEY = True
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with os.fdopen(os.open(settings.SECRET_KEY_FILE, flags, 0o600), "w") as file:
            file.write(settings.SECRET_KEY)
        self.say(f"Secret key made: {settings.SECRET_KEY_FILE}")

    def make_database(self):
        """Make the file: the site itself opens it only where it exists."""
        if settings.USES_OWN_SQLITE and not settings.DATABASE_FILE.exists():
            settings.DATABASE_FILE.touch(mode=0o600)
            self.say(f"Database made: {settings.DATABASE_FILE}")


class Indented:
    """Writes a command's lines inside another's, under a word."""

    def __init__(self, stream, word):
        self.stream, self.word = stream, word

    def write(self, text):
        for line in text.splitlines():
            self.stream.write(f"{self.word}: {line}")


def address(host, port):
    """Where this machine finds what listens there."""
    name = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def be_found_at(url):
    """Give out where the server listens, as if SITE_URL told it."""
    os.environ["SITE_URL"] = settings.SITE_URL = url
    settings.CSRF_TRUSTED_ORIGINS = [url]
    if not os.environ.get("ALLOWED_HOSTS"):
        settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, urlsplit(url).hostname]


def check_database():
    try:
        fault = databasecopy.fault()
    except databasecopy.CopyError as error:
        raise CommandError(str(error)) from error
    if fault:
        raise CommandError(DAMAGED.format(fault=fault))


def check_port(host, port):
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except (OSError, OverflowError) as error:
        message = (
            f"Can't listen on {host}:{port} ({error}). Choose another with --port."
        )
        raise CommandError(message) from error
