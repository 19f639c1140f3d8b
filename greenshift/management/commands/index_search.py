from django.core.management.base import BaseCommand, no_translations

from greenshift import search_index
from greenshift.models import SearchEntry, SearchWord


class Command(BaseCommand):
    help = "Index what search finds pages by: what is lacking, or everything anew."

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="everything anew")

    @no_translations
    def handle(self, *, all, **options):
        if all:
            search_index.forget(list(SearchEntry.objects.values_list("pk", flat=True)))
            SearchWord.objects.all().delete()
        search_index.forget_orphans()
        count = 0
        for edition in search_index.to_index():
            search_index.add(edition)
            count += 1
        total = SearchEntry.objects.count()
        now = f", {count} of them indexed now" if count else ""
        self.stdout.write(f"{total} pages can be found{now}")
