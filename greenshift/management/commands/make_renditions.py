from django.core.management.base import BaseCommand
from PIL import UnidentifiedImageError

from greenshift import renditions, sharing
from greenshift.models import Edition, Image

LOST = """\
{key} has no file that can be read. Put a backup back, or choose its file again in the
admin."""


class Command(BaseCommand):
    help = "Make the sizes of pictures, and the drawings of titles, that are missing."

    def handle(self, **options):
        for image in Image.objects.all():
            try:
                made = renditions.make(image.file.name, image.focus)
            except (FileNotFoundError, UnidentifiedImageError):
                self.stdout.write(LOST.format(key=image.key))
                continue
            if made:
                self.stdout.write(f"{made} made of {image.key}")
        titles = Edition.objects.values_list("title", "language").distinct()
        drawn = sum(sharing.keep(*each) for each in titles.order_by("title"))
        if drawn:
            self.stdout.write(f"{drawn} titles drawn")
