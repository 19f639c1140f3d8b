"""Administrators read what has been done, and by whom."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations


def let_read(apps, schema_editor):
    create_permissions(installed.get_app_config("admin"), verbosity=0)
    permission = apps.get_model("auth", "Permission").objects.get(
        content_type__app_label="admin", codename="view_logentry"
    )
    group = apps.get_model("auth", "Group").objects.get(name="Administratör")
    group.permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [
        ("admin", "0003_logentry_add_action_flag_choices"),
        ("cases", "0002_groups"),
    ]

    operations = [migrations.RunPython(let_read, migrations.RunPython.noop)]
