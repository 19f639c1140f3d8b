from django.core.management.base import BaseCommand

from greenshift import renditions
from greenshift.models import Image


class Command(BaseCommand):
    help = "Make the sizes and formats of pictures that are missing."

    def handle(self, **options):
        for image in Image.objects.all():
            made = renditions.make(image.file.name, image.focus)
            if made:
                self.stdout.write(f"{made} made of {image.key}")
