"""Who writes pages writes roles too; who publishes them publishes roles."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

# What reaches readers, or takes a page from them, is not for who only writes.
FROM_READERS = ("publish_role", "delete_role")


def let_edit(apps, schema_editor):
    create_permissions(installed.get_app_config("cases"), verbosity=0)
    permissions = apps.get_model("auth", "Permission").objects.filter(
        content_type__app_label="cases", content_type__model__in=("role", "stop")
    )
    for group in apps.get_model("auth", "Group").objects.all():
        is_writer = group.name == "Redaktör"
        fitting = permissions.exclude(codename__in=FROM_READERS * is_writer)
        group.permissions.add(*fitting)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0008_roles"),
    ]

    operations = [migrations.RunPython(let_edit, migrations.RunPython.noop)]
