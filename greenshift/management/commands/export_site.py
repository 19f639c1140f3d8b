from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations

from greenshift.copymaking import Round
from greenshift.mirror import AlreadyWaiting, MirrorError, renew


class Command(BaseCommand):
    help = "Write the whole public site as files that need no server."

    def add_arguments(self, parser):
        parser.add_argument(
            "folder", nargs="?", default=settings.MIRROR_DIR, help="MIRROR_DIR if unset"
        )
        parser.add_argument(
            "--if-changed", action="store_true", help="only where something has changed"
        )

    @no_translations
    def handle(self, *, folder, if_changed, **options):
        if not folder:
            raise CommandError("Name a folder, or set MIRROR_DIR.")
        self.dead = []
        try:
            copy = renew(folder, self.fill, if_changed=if_changed)
        except AlreadyWaiting:
            self.stdout.write("Another run waits already, and will see to it.")
        except (MirrorError, OSError) as error:
            raise CommandError(f"{error} The copy is as it was.") from error
        else:
            self.tell(folder, copy)

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
