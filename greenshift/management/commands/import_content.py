from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations
from django.db import transaction

from greenshift import imagefiles, sync, turns
from greenshift.contentfiles import ContentFileError
from greenshift.contentfolder import read

CONFLICT = """\
These pages have changed both in content/ and in the admin, so nothing was imported:
{pages}
Run export_content to take the admin's texts into content/, or import_content
--overwrite to let content/ win."""

KEPT_AWAY = """\
{path} is kept away: its {kind} was deleted in the admin. Run export_content
to remove the file, or import_content --overwrite to let content/ win."""


class Command(BaseCommand):
    help = "Bring content/ into the database. An edit made in the admin is never lost."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="only tell")
        parser.add_argument(
            "--overwrite", action="store_true", help="let content/ win a conflict"
        )

    @no_translations
    def handle(self, *, dry_run, overwrite, **options):
        folder = read(settings.CONTENT_DIR)
        pictures, faults = imagefiles.read(settings.CONTENT_DIR)
        if folder.errors or faults:
            raise CommandError(in_lines([*folder.errors, *faults]))
        try:
            told = self.carry_out(folder.files, pictures, dry_run, overwrite)
        except ContentFileError as error:
            raise CommandError(f"{error} Nothing was imported.") from error
        self.tell(*told, dry_run, options["verbosity"])

    def carry_out(self, files, pictures, dry_run, overwrite):
        with transaction.atomic():
            turns.take()
            changes = sync.plan(files, overwrite=overwrite)
            shown = imagefiles.plan(pictures, overwrite=overwrite)
            told = [(change.file, change.outcome) for change in changes]
            told += [(file, outcome) for file, _image, outcome in shown]
            clash = [f for f, outcome in told if outcome is sync.Outcome.CONFLICT]
            if clash:
                pages = "\n".join(f"  {file.path}" for file in clash)
                raise CommandError(CONFLICT.format(pages=pages))
            sync.apply(changes)
            if not dry_run:  # files are written too, and aren't rolled back
                imagefiles.apply(shown)
            transaction.set_rollback(dry_run)
        away = [file for file, _, outcome in shown if outcome is sync.Outcome.KEPT_AWAY]
        return changes, away

    def tell(self, changes, away, dry_run, verbosity):
        for change in changes:
            if verbosity > 1 or (
                verbosity and change.outcome in sync.WRITTEN and dry_run
            ):
                self.stdout.write(f"{change.outcome:9} {change.file.path}")
            if verbosity and change.outcome is sync.Outcome.KEPT_AWAY:
                self.tell_kept_away(change.file, "page")
        for file in away if verbosity else ():
            self.tell_kept_away(file, "picture")
        for outcome in sync.Outcome:
            count = sum(change.outcome is outcome for change in changes)
            if count:
                self.stdout.write(f"{count} {outcome}")
        if dry_run:
            self.stdout.write("Nothing was written: this was a dry run.")

    def tell_kept_away(self, file, kind):
        self.stdout.write(KEPT_AWAY.format(path=file.path, kind=kind))


def in_lines(errors):
    lines = "\n".join(str(error) for error in errors)
    return f"{lines}\nNothing was imported."
