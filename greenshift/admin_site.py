"""The admin's own site: in the editors' words, with what needs doing first."""

from functools import update_wrapper

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _, gettext_lazy

from greenshift import (
    conflicts,
    hindrances,
    picking,
    said,
    unsaved,
    upkeep,
    visits_page,
)
from greenshift.accounts import has_second_factor


class EditingSite(AdminSite):
    site_header = gettext_lazy("Green transition: editing")
    site_title = gettext_lazy("Editing")
    index_title = gettext_lazy("Start")

    def has_permission(self, request):
        return super().has_permission(request) and has_second_factor(request)

    def admin_view(self, view, cacheable=False):
        """Who is led to the sign-in meanwhile is first handed back what is typed."""
        usual = super().admin_view(view, cacheable)

        def inner(request, *arguments, **named):
            if not self.has_permission(request) and unsaved.is_given_back(request):
                return unsaved.hand_back(request, hindrances.NOT_ALLOWED)
            return usual(request, *arguments, **named)

        return update_wrapper(inner, usual)

    def login(self, request, extra_context=None):
        """Lead to the site's own sign-in, or on to what is lacking."""
        if not request.user.is_authenticated:
            wanted = request.GET.get("next") or reverse("admin:index")
            return redirect_to_login(wanted)
        if not super().has_permission(request):
            raise PermissionDenied
        if self.has_permission(request):
            return redirect("admin:index")
        messages.info(request, _("Add a second factor before you go on."))
        return redirect("mfa_index")

    def index(self, request, extra_context=None):
        may_read = request.user.has_perm("greenshift.view_feedback")
        errands = [
            *([(_("New feedback, barriers first"), said.new())] if may_read else []),
            (_("Changes that are not published"), upkeep.unpublished()),
            (_("Drafts"), upkeep.drafts()),
            (_("Time to look through"), upkeep.overdue()),
            (_("Comes or goes by itself"), upkeep.scheduled()),
            (_("Check against the other language"), upkeep.to_check()),
            (_("Links that lead nowhere"), upkeep.broken_links()),
        ]
        waiting = [(heading, pages) for heading, pages in errands if pages]
        return super().index(request, {"errands": waiting, **(extra_context or {})})

    def get_app_list(self, request, app_label=None):
        """What editors write comes first, and accounts and logs after."""
        of_pages = upkeep.apps_of_pages()
        found = super().get_app_list(request, app_label)
        return sorted(found, key=lambda app: app["app_label"] not in of_pages)

    def get_urls(self):
        view = self.admin_view
        own = [
            path("links/", view(self.links_view), name="links"),
            path("images/", view(self.images_view), name="images"),
            path("languages/", view(self.languages_view), name="languages"),
            path("feedback/", view(self.feedback_view), name="feedback"),
            path("conflicts/", view(self.conflicts_view), name="conflicts"),
            path("visits/", view(self.visits_view), name="visits"),
            path("visits.csv", view(visits_page.table), name="visits-table"),
        ]
        return [*own, *super().get_urls()]

    def links_view(self, request):
        """Every page as a line to paste into a text."""
        return self.references(request, _("Links to pages"), picking.pages())

    def images_view(self, request):
        """Every picture as a line to paste into a text."""
        return self.references(request, _("Pictures"), picking.pictures())

    def languages_view(self, request):
        """Pages that lack a partner, and pages whose partner has changed."""
        errands = [
            (_("Check against the other language"), upkeep.to_check()),
            (_("Missing in the other language"), upkeep.without_partner()),
        ]
        context = {"title": _("Both languages"), "errands": errands}
        context |= self.each_context(request)
        return render(request, "admin/languages.html", context)

    def feedback_view(self, request):
        """How many say that each page helps, and where comments wait."""
        if not request.user.has_perm("greenshift.view_feedback"):
            raise PermissionDenied
        context = {
            "title": _("Feedback page by page"),
            "pages": said.page_by_page(),
            "list_url": reverse("admin:greenshift_feedback_changelist"),
        }
        context |= self.each_context(request)
        return render(request, "admin/feedback.html", context)

    def conflicts_view(self, request):
        return conflicts.answer(self, request)

    def visits_view(self, request):
        """How often each page is shown, as a plot and a table."""
        context = {**self.each_context(request), **visits_page.context(request)}
        return render(request, "admin/visits.html", context)

    def references(self, request, title, languages):
        context = {**self.each_context(request), "title": title, "languages": languages}
        return render(request, "admin/references.html", context)
