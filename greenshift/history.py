"""A page's editions in the admin: two of them compared, and one of them restored."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from greenshift import publishing, security
from greenshift.comparison import compare_words


def answer(model_admin, request, page):
    editions = list(publishing.editions_of(page).select_related("author"))
    if request.method == "POST":
        return restore(model_admin, request, page, editions)
    asked = request.GET.getlist("of")
    chosen = [each for each in editions if str(each.pk) in asked]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("History of “%(page)s”") % {"page": page},
        "opts": model_admin.opts,
        "object": page,
        "editions": editions,
        "chosen": chosen,
        "may_restore": model_admin.has_change_permission(request, page),
        "comparison": compare_words(*chosen[::-1]) if len(chosen) == 2 else None,
    }
    return render(request, "admin/page_history.html", context)


def restore(model_admin, request, page, editions):
    if not model_admin.has_change_permission(request, page):
        raise PermissionDenied
    asked = request.POST.get("edition")
    edition = next((each for each in editions if str(each.pk) == asked), None)
    if edition is None:
        messages.error(request, _("There is no such edition of the page."))
    else:
        publishing.restore(page, edition)
        security.note(security.RESTORED, request.user, page)
        messages.success(
            request,
            _("The edition is back as working copy. Publish it when ready."),
        )
    return redirect(model_admin.address("change", page))
