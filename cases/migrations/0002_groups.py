"""The groups of people who sign in: who writes, who publishes, who keeps accounts."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

PAGES = ("greenshift", "method", "cases")
KINDS = ("section", "step", "principle", "tool", "activity", "case", "article")
# What reaches readers, or takes a page from them, is not for who only writes.
FROM_READERS = [f"{act}_{kind}" for act in ("publish", "delete") for kind in KINDS]


def make_groups(apps, schema_editor):
    # Django makes permissions after the last migration; the groups need them now.
    for label in (*PAGES, "auth"):
        create_permissions(installed.get_app_config(label), verbosity=0)
    Group = apps.get_model("auth", "Group")
    Permission = apps.get_model("auth", "Permission")
    of_pages = Permission.objects.filter(content_type__app_label__in=PAGES)
    of_accounts = Permission.objects.filter(
        content_type__app_label="auth", content_type__model__in=("user", "group")
    )
    editor, _ = Group.objects.get_or_create(name="Redaktör")
    editor.permissions.set(of_pages.exclude(codename__in=FROM_READERS))
    reviewer, _ = Group.objects.get_or_create(name="Granskare")
    reviewer.permissions.set(of_pages)
    administrator, _ = Group.objects.get_or_create(name="Administratör")
    administrator.permissions.set(of_pages | of_accounts)


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("cases", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("greenshift", "0001_initial"),
        ("method", "0001_initial"),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
