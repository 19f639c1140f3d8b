from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GreenshiftConfig(AppConfig):
    name = "greenshift"
    verbose_name = _("The site")

    def ready(self):
        from greenshift import checks  # noqa: F401
