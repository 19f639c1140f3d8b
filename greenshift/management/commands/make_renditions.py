from django.core.management.base import BaseCommand

from greenshift import renditions, sharing
from greenshift.models import Edition, Image


class Command(BaseCommand):
    help = "Make the sizes of pictures, and the drawings of titles, that are missing."

    def handle(self, **options):
        for image in Image.objects.all():
            made = renditions.make(image.file.name, image.focus)
            if made:
                self.stdout.write(f"{made} made of {image.key}")
        titles = Edition.objects.values_list("title", "language").distinct()
        drawn = sum(sharing.keep(*each) for each in titles.order_by("title"))
        if drawn:
            self.stdout.write(f"{drawn} titles drawn")
