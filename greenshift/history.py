"""A page's editions in the admin: two of them compared, and one of them restored."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import redirect, render
from django.utils import formats, timezone, translation
from django.utils.translation import gettext as _

from greenshift import publishing, security
from greenshift.comparison import differences
from greenshift.conscience import faults


def answer(model_admin, request, page):
    editions = list(publishing.editions_of(page).select_related("author"))
    if request.method == "POST":
        return restore(model_admin, request, page, editions)
    asked = request.GET.getlist("of")
    chosen = [each for each in editions if str(each.pk) in asked]
    context = {
        **model_admin.admin_site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": _("History of “%(page)s”") % {"page": page},
        "opts": model_admin.opts,
        "object": page,
        "page_url": model_admin.address("change", page),
        "editions": editions,
        "chosen": chosen,
        "may_restore": model_admin.has_change_permission(request, page),
        "may_publish": model_admin.has_publish_permission(request),
        "is_kept": publishing.is_kept(page),
        "is_comparing": len(chosen) == 2,
        "differences": compare(page, chosen),
    }
    return render(request, "admin/page_history.html", context)


def compare(page, chosen):
    if len(chosen) != 2:
        return []
    newer, older = chosen
    return differences(type(page), older.file, newer.file)


def restore(model_admin, request, page, editions):
    if not model_admin.has_change_permission(request, page):
        raise PermissionDenied
    asked = request.POST.get("edition")
    edition = next((each for each in editions if str(each.pk) == asked), None)
    if edition is None:
        messages.error(request, _("There is no such edition of the page."))
    elif not publishing.is_kept(page) and "replace" not in request.POST:
        message = _("The working copy has changes that are in no edition.")
        told = _("Publish them, or tick the box.")
        messages.error(request, f"{message} {told}")
    else:
        try:
            bring_back(model_admin, request, page, edition)
            return redirect(model_admin.address("change", page))
        except ValidationError as error:
            message = _("The edition does not fit the site as it is now:")
            messages.error(request, f"{message} {' '.join(error.messages)}")
    return redirect(model_admin.address("history", page))


def bring_back(model_admin, request, page, edition):
    """Into the working copy, and with the other button to readers at once."""
    wants_publish = "publish" in request.POST
    if wants_publish and not model_admin.has_publish_permission(request):
        raise PermissionDenied
    is_new = edition.published_at > timezone.now()
    publishing.restore(page, edition)
    security.note(security.RESTORED, request.user, page)
    if not wants_publish:
        message = _("The edition is back as working copy. Publish it when ready.")
        messages.success(request, message)
    elif faults(page):
        message = _("The edition is back as working copy. Mend it before you publish.")
        messages.warning(request, message)
    else:
        publishing.date(page)
        note = edition.note if is_new else note_of(page, edition)
        publishing.publish(page, note=note, author=request.user)
        security.note(security.PUBLISHED, request.user, page)
        again = _("Readers see the edition again.")
        messages.success(request, _("The page is published.") if is_new else again)


def note_of(page, edition):
    """What readers are told of it, in the page's language."""
    with translation.override(page.language):
        day = formats.date_format(timezone.localdate(edition.published_at))
        return _("Back to the edition of %(day)s.") % {"day": day}
