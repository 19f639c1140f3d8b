"""Installs the admin with the site's own first page; imports no models."""

from django.contrib.admin.apps import AdminConfig


class EditingConfig(AdminConfig):
    default_site = "greenshift.admin_site.EditingSite"
