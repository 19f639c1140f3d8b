"""The admin's own site: in the editors' words, with what needs doing first."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _

from greenshift import upkeep


class EditingSite(AdminSite):
    site_header = _("Green transition: editing")
    site_title = _("Editing")
    index_title = _("What do you want to edit?")

    def index(self, request, extra_context=None):
        errands = [
            (_("Changes that are not published"), upkeep.unpublished()),
            (_("Drafts"), upkeep.drafts()),
            (_("Time to look through"), upkeep.overdue()),
            (_("Comes or goes by itself"), upkeep.scheduled()),
            (_("Check against the other language"), upkeep.to_check()),
        ]
        return super().index(request, {"errands": errands, **(extra_context or {})})
