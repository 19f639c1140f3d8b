from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import DatabaseError

from greenshift.databasecopy import CopyError
from greenshift.restoring import restore
from greenshift.unpacking import RestoreError


class Command(BaseCommand):
    help = "Put a backup back: the database, the pictures, and migrations since."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file")
        parser.add_argument(
            "--force", action="store_true", help="replace the database that is there"
        )

    @no_translations
    def handle(self, *, file, force, **options):
        try:
            manifest = restore(file, force=force)
        except (RestoreError, CopyError, DatabaseError) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(
                f"{error.filename or file} can't be written: {error.strerror}. "
                "The database is as it was."
            ) from error
        call_command("migrate", verbosity=0, interactive=False)
        self.stdout.write(
            f"Restored as it was at {manifest['made_at']}, release "
            f"{manifest['release']}. Start the site with manage.py up."
        )
