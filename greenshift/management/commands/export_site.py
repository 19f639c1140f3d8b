from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations

from greenshift import doctor_database
from greenshift.copymaking import Round
from greenshift.mirror import AlreadyWaiting, MirrorError, drift, renew


class Command(BaseCommand):
    help = "Write the whole public site as files that need no server."

    def add_arguments(self, parser):
        parser.add_argument(
            "folder", nargs="?", default=settings.MIRROR_DIR, help="MIRROR_DIR if unset"
        )
        parser.add_argument(
            "--if-changed", action="store_true", help="only where something has changed"
        )

        parser.add_argument(
            "--check", action="store_true", help="compare only, and change nothing"
        )

    @no_translations
    def handle(self, *, folder, if_changed, check, **options):
        if not folder:
            raise CommandError("Name a folder, or set MIRROR_DIR.")
        check_there_is_a_site()
        self.dead = []
        try:
            if check:
                return self.compare(folder)
            copy = renew(folder, self.fill, if_changed=if_changed)
        except AlreadyWaiting:
            self.stdout.write("Another run waits already, and will see to it.")
        except (MirrorError, OSError) as error:
            raise CommandError(f"{error} The copy is as it was.") from error
        else:
            self.tell(folder, copy)

    def compare(self, folder):
        names = drift(folder, self.fill)
        if names:
            told = "\n".join(names)
            message = f"These differ from the site in {folder}:\n{told}\n"
            raise CommandError(f"{message}Run export_site to make the copy anew.")
        self.stdout.write(f"The copy in {folder} is as the site is now")

    def fill(self, copy):
        walk = Round(copy, self.stdout.write)
        walk.walk()
        self.dead = walk.dead

    def tell(self, folder, copy):
        for each in self.dead:
            self.stderr.write(f"Leads nowhere: {each}")
        if copy is None:
            self.stdout.write(f"Nothing has changed in {folder}")
        else:
            self.stdout.write(
                f"{copy.files} files in {folder}, {copy.written} of them new"
            )


def check_there_is_a_site():
    """A timer may come before the site has started for the first time."""
    for look in (doctor_database.database, doctor_database.migrations):
        for finding in look():
            raise CommandError(f"{finding.what} {finding.do}")
