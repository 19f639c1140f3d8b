from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class GreenshiftConfig(AppConfig):
    name = "greenshift"
    verbose_name = _("The site")

    def ready(self):
        from greenshift import checks, siteversion  # noqa: F401 (registers)

        post_migrate.connect(siteversion.install, sender=self)
