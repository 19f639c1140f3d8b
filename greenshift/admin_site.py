"""The admin's own site: in the editors' words, with what needs doing first."""

from django.contrib.admin import AdminSite
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _, gettext_lazy

from greenshift import picking, upkeep


class EditingSite(AdminSite):
    site_header = gettext_lazy("Green transition: editing")
    site_title = gettext_lazy("Editing")
    index_title = gettext_lazy("What do you want to edit?")

    def index(self, request, extra_context=None):
        errands = [
            (_("Changes that are not published"), upkeep.unpublished()),
            (_("Drafts"), upkeep.drafts()),
            (_("Time to look through"), upkeep.overdue()),
            (_("Comes or goes by itself"), upkeep.scheduled()),
            (_("Check against the other language"), upkeep.to_check()),
        ]
        return super().index(request, {"errands": errands, **(extra_context or {})})

    def get_urls(self):
        view = self.admin_view
        own = [
            path("links/", view(self.links_view), name="links"),
            path("images/", view(self.images_view), name="images"),
        ]
        return [*own, *super().get_urls()]

    def links_view(self, request):
        """Every page as a line to paste into a text."""
        return self.references(request, _("Links to pages"), picking.pages())

    def images_view(self, request):
        """Every picture as a line to paste into a text."""
        return self.references(request, _("Pictures"), picking.pictures())

    def references(self, request, title, languages):
        context = {**self.each_context(request), "title": title, "languages": languages}
        return render(request, "admin/references.html", context)
