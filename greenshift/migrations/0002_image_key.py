from django.core.validators import MaxValueValidator
from django.db import migrations, models

PERCENT = [MaxValueValidator(100)]


def give_keys(apps, schema_editor):
    """Pictures from before they had keys are known by their number."""
    for image in apps.get_model("greenshift", "Image").objects.filter(key=""):
        image.key = f"bild-{image.pk}"
        image.save(update_fields=["key"])


class Migration(migrations.Migration):
    dependencies = [("greenshift", "0001_initial")]

    operations = [
        migrations.AddField(
            "image", "key", models.SlugField(max_length=60, blank=True, default="", db_index=False), preserve_default=False
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
    ]
