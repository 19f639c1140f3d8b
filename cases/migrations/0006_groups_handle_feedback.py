"""Who writes handles feedback; what is answered to readers is for who publishes."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations


def let_handle(apps, schema_editor):
    for label in ("greenshift", "cases"):
        create_permissions(installed.get_app_config(label), verbosity=0)
    Permission = apps.get_model("auth", "Permission")
    of_feedback = Permission.objects.filter(
        content_type__app_label="greenshift", content_type__model="feedback"
    )
    of_shortcomings = Permission.objects.filter(
        content_type__app_label="cases", content_type__model="shortcoming"
    )
    answering = of_feedback.get(codename="publish_feedback")
    for group in apps.get_model("auth", "Group").objects.all():
        group.permissions.add(*of_feedback, *of_shortcomings)
        if group.name == "Redaktör":
            group.permissions.remove(answering)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0005_shortcomings"),
        ("greenshift", "0005_feedback"),
    ]

    operations = [migrations.RunPython(let_handle, migrations.RunPython.noop)]
