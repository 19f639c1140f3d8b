from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import DatabaseError

from greenshift import backup
from greenshift.databasecopy import CopyError


class Command(BaseCommand):
    help = "Write the database and the pictures into one file, also while in use."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", help="such as /backups/gron.tar.gz")

    @no_translations
    def handle(self, *, file, **options):
        if Path(file).is_dir():
            raise CommandError(f"{file} is a folder. Name a file in it.")
        try:
            manifest, missing = backup.make(file)
        except (CopyError, DatabaseError) as error:
            raise CommandError(f"{error} No backup was made.") from error
        except OSError as error:
            name = error.filename or file
            message = f"{name} can't be written: {error.strerror}. No backup was made."
            raise CommandError(message) from error
        for name in missing:
            self.stderr.write(f"The picture {name} has no file.")
        self.tell(file, manifest)

    def tell(self, file, manifest):
        rows, files = sum(manifest["counts"].values()), len(manifest["members"]) - 1
        size = Path(file).stat().st_size / 1_000_000
        self.stdout.write(
            f"{file}: {rows} rows and {files} files of pictures, {size:.1f} MB"
        )
