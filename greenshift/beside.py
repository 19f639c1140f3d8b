"""A page beside its partner in the other language, and what changed in the partner."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from greenshift import publishing
from greenshift.comparison import differences, rows
from greenshift.contentrows import as_file


def answer(model_admin, request, page):
    partner = page.partner
    if request.method == "POST":
        return settle(model_admin, request, page)
    context = {
        **model_admin.admin_site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": _("“%(page)s” in both languages") % {"page": page},
        "opts": model_admin.opts,
        "object": page,
        "partner": partner,
        "rows": rows(type(page), *map(as_file, (page, partner))) if partner else [],
        "page_url": model_admin.address("change", page),
        "partner_url": model_admin.address("change", partner),
        "differences": partner_changes(page, partner) if partner else None,
        "may_settle": model_admin.has_publish_permission(request)
        and publishing.is_seen(page),
    }
    return render(request, "admin/page_beside.html", context)


def settle(model_admin, request, page):
    """Say that the page has been checked and is right as it stands."""
    if not model_admin.has_publish_permission(request):
        raise PermissionDenied
    if not publishing.is_seen(page):
        messages.error(request, _("Readers do not see the page: publish it instead."))
    elif publishing.has_more_to_say(page):
        messages.error(request, _("Publish the page's own changes first."))
    else:
        with translation.override(page.language):
            note = _("Checked against the other language.")
        publishing.publish(page, note=note, author=request.user)
        messages.success(request, _("The page is marked as checked."))
    return redirect(model_admin.address("beside", page))


def partner_changes(page, partner):
    """
    The partner's words now against those it had when this page last changed.

    What is still to come of either has changed nothing yet.
    """
    settled = publishing.editions_of(page).come().filter(is_small=False).first()
    editions = publishing.editions_of(partner).come()
    newest = editions.first()
    if not settled or not newest or newest.published_at <= settled.published_at:
        return None
    then = editions.filter(published_at__lte=settled.published_at)
    before = then.first() or editions.last()  # which came a moment after this page
    if before == newest:
        return None
    return differences(type(partner), before.file, newest.file)
