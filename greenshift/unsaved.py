"""
What an editor typed and could not save is handed back, whatever stood in the way.

The session ended, the form is older than the sign-in, a right is lost, or somebody
deleted the page: the answer carries all that was sent in a form that sends it again
when its editor presses. Nothing is kept on the server, and nothing is saved without
the token that every form needs.
"""

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from greenshift import hindrances, limits, typed
from greenshift.models import Language

# To who is signed out; then the answer is the sign-in, as the admin has it.
STRANGERS_AN_HOUR = 60


class WritingAdmin(admin.ModelAdmin):
    """Where texts are written, and what can't be saved is handed back."""

    def changeform_view(self, request, *arguments, **named):
        try:
            return super().changeform_view(request, *arguments, **named)
        except PermissionDenied:
            if not is_typed(request):
                raise
            return hand_back(request, hindrances.MAY_NOT_PUBLISH)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """The admin's own answer is lost on who has typed something."""
        if is_typed(request):
            return hand_back_deleted(request, object_id)
        return super()._get_obj_does_not_exist_redirect(request, opts, object_id)


def is_typed(request):
    """Whether somebody sends a form that texts are written in."""
    match = request.resolver_match
    return (
        request.method == "POST"
        and isinstance(getattr(match.func, "model_admin", None), WritingAdmin)
        and (match.url_name or "").endswith(("_add", "_change"))
    )


def is_given_back(request):
    """Whether what is typed goes back: strangers may have that so often in an hour."""
    if not is_typed(request):
        return False
    is_known = request.user.is_authenticated
    return is_known or not limits.is_over(request, "unsaved", STRANGERS_AN_HOUR)


def is_typed_here(request):
    """
    Whether such a form was sent from our own page, as the browser tells.

    Another site could else put its words into a form of ours, with a token of ours,
    and wait for an editor to press.
    """
    ours = {f"{request.scheme}://{request.get_host()}", *settings.CSRF_TRUSTED_ORIGINS}
    return request.headers.get("Origin") in ours and is_given_back(request)


def hand_back(request, otherwise):
    """Say what is in the way: the account, or `otherwise` what the caller knows."""
    hindrance = hindrances.in_account(request) or otherwise
    presses_publish = "_publish" in request.POST
    context = {
        "title": hindrance.title,
        "advice": hindrance.advice,
        "link": hindrance.link,
        "link_url": hindrance.url_name and reverse(hindrance.url_name),
        "values": typed.values(request, request.resolver_match.func.model_admin),
        "new_url": "",
        "may_send": True,
        "may_publish": presses_publish and hindrance is not hindrances.MAY_NOT_PUBLISH,
    }
    return answer(request, context, status=403)


def hand_back_deleted(request, pk):
    """Say who deleted it, and let who may save it as new."""
    model_admin = request.resolver_match.func.model_admin
    options = model_admin.opts
    entry = deletion(model_admin.model, pk)
    title = entry.object_repr if entry else request.POST.get("title", "")
    values = typed.values(request, model_admin)
    context = {
        "title": _("“%(title)s” has been deleted") % {"title": title},
        "advice": told_of(entry),
        "link": "",
        "values": list(typed.as_new(values, model_admin.model)),
        "new_url": reverse(f"admin:{options.app_label}_{options.model_name}_add"),
        "may_send": model_admin.has_add_permission(request),
        "may_publish": False,
    }
    return answer(request, context, status=410)


def deletion(model, pk):
    """What the admin's log tells of it, or nothing."""
    rows = LogEntry.objects.select_related("user").filter(action_flag=DELETION)
    kind = ContentType.objects.get_for_model(model)
    return rows.filter(content_type=kind, object_id=pk).first()


def told_of(entry):
    if entry is None:
        return ""
    name = entry.user.get_full_name() or entry.user.get_username()
    time = formats.date_format(timezone.localtime(entry.action_time), "DATETIME_FORMAT")
    return _("Deleted by %(name)s, %(time)s.") % {"name": name, "time": time}


def answer(request, context, status):
    language = request.POST.get("language")
    common = {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "files": [each.name for each in request.FILES.values()],
        "language_of_text": language if language in Language.values else "",
    }
    return render(request, "admin/unsaved.html", common | context, status=status)
