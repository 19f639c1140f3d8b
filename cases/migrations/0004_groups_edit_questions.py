"""Who writes tools writes their questions and outcomes."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations


def let_edit(apps, schema_editor):
    create_permissions(installed.get_app_config("method"), verbosity=0)
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="method",
        content_type__model__in=("question", "outcome"),
    )
    for group in apps.get_model("auth", "Group").objects.all():
        group.permissions.add(*permissions)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0003_administrators_read_the_log"),
        ("method", "0002_questions_and_outcomes"),
    ]

    operations = [migrations.RunPython(let_edit, migrations.RunPython.noop)]
