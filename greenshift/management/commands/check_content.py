from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, no_translations

from greenshift.contentcheck import check
from greenshift.models import Language


class Command(BaseCommand):
    help = "Judge content/: schema, links, headings, alt texts, both languages, LIX."
    requires_system_checks = []

    @no_translations
    def handle(self, **options):
        report = check(settings.CONTENT_DIR)
        if report.errors:
            lines = "\n".join(str(error) for error in report.errors)
            raise CommandError(f"{lines}\n{len(report.errors)} to mend.")
        self.stdout.write(
            f"{'folder':12}" + "".join(f"{x:>5}" for x in Language.values)
        )
        for folder in sorted({folder for folder, _ in report.counts}):
            counts = (report.counts.get((folder, x), 0) for x in Language.values)
            self.stdout.write(f"{folder:12}" + "".join(f"{n:5}" for n in counts))
        hardest = max(report.lix, key=report.lix.get)
        mean = sum(report.lix.values()) / len(report.lix)
        self.stdout.write(
            f"{len(report.lix)} pages. LIX {mean:.0f} on average, at most "
            f"{report.lix[hardest]:.0f} ({hardest})."
        )
