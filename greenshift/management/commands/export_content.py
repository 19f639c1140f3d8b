from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations

from greenshift import imageexport, sync
from greenshift.contentfolder import read
from greenshift.models import Edition, Page
from greenshift.pages import page_models
from greenshift.publishing import is_kept, settled_file
from greenshift.upkeep import used_in

CONFLICT = """\
These files have changed since they were imported, so nothing was written:
{files}
Run import_content to take them in, or export_content --overwrite to let the
database win."""

REMOVED = "{path} is removed: its {kind} was deleted in the admin."
LEFT = """\
{path} is left, though its page was deleted in the admin: no edition has
its words. Delete it, or run import_content --overwrite to let content/ win."""
PICTURE_LEFT = """\
{path} is left, though its picture was deleted in the admin: it has
changed since, or a page's file shows it. Delete it, or run import_content
--overwrite to let content/ win."""


class Command(BaseCommand):
    help = "Write every page that readers have met as a file in content/."

    def add_arguments(self, parser):
        parser.add_argument(
            "--overwrite", action="store_true", help="let the database win a conflict"
        )

    @no_translations
    def handle(self, *, overwrite, **options):
        folder = read(settings.CONTENT_DIR)
        changes = sync.plan(folder.files)
        edited = [
            c
            for c in changes
            if c.outcome in (sync.Outcome.UPDATED, sync.Outcome.CONFLICT)
        ]
        if edited and not overwrite:
            files = "\n".join(f"  {change.file.path}" for change in edited)
            raise CommandError(CONFLICT.format(files=files))
        try:
            # First, since another page may have taken the place of a deleted one.
            self.remove_deleted(changes, overwrite)
            pages = pages_to_write(changes)
            written, moved = self.write_pages(pages), self.remove_moved(changes, pages)
            pictures = imageexport.export(settings.CONTENT_DIR)
            self.remove_pictures(overwrite)
        except OSError as error:
            message = f"{error.filename} can't be written: {error.strerror}."
            raise CommandError(message) from error
        for change in changes:
            if change.outcome is sync.Outcome.CREATED:
                self.stdout.write(
                    f"{change.file.path} has no page: import or delete it."
                )
        self.stdout.write(f"{written} written, {moved} moved away from an old slug.")
        if pictures:
            self.stdout.write(f"{pictures} pictures written.")

    def remove_deleted(self, changes, overwrite):
        """Remove the files of pages deleted in the admin, unless words were lost."""
        for change in changes:
            if change.outcome is not sync.Outcome.KEPT_AWAY:
                continue
            if overwrite or is_kept(change.page, change.file):
                (settings.CONTENT_DIR / change.file.path).unlink()
                told = REMOVED.format(path=change.file.path, kind="page")
                self.stdout.write(told)
            else:
                self.stdout.write(LEFT.format(path=change.file.path))

    def remove_pictures(self, overwrite):
        """Remove the files of pictures deleted in the admin, as those of pages."""
        root = settings.CONTENT_DIR
        for path, is_gone in imageexport.remove_deleted(root, overwrite=overwrite):
            words = REMOVED if is_gone else PICTURE_LEFT
            self.stdout.write(words.format(path=path, kind="picture"))

    def write_pages(self, pages):
        """Write what differs, and count it."""
        return sum(self.write(page, settled_file(page)) for page in pages)

    def write(self, page, file):
        path, text = settings.CONTENT_DIR / file.path, file.dump().encode()
        sync.agree(page, file)
        if path.exists() and path.read_bytes() == text:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
        return True

    def remove_moved(self, changes, pages):
        """Remove the files of pages that stand at another slug now."""
        moved = [
            c
            for c in changes
            if c.page in pages and c.file.slug != settled_file(c.page).slug
        ]
        for change in moved:
            (settings.CONTENT_DIR / change.file.path).unlink()
        return len(moved)


def pages_to_write(changes):
    pages = [page for model in page_models() for page in model.objects.all()]
    filed = {change.page for change in changes if change.page.pk}
    return [page for page in pages if is_for_files(page, page in filed)]


def is_for_files(page, has_file):
    """
    Whether readers have met the page, or its file would be missed.

    A draft has a file where somebody wrote one, or where a published page names it.
    What is planned has words for no file before its time.
    """
    if Edition.objects.history_of(page).exists():
        return True
    return page.status == Page.Status.DRAFT and (has_file or bool(used_in(page)))
