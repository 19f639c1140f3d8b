"""What the buttons of a page's form do beyond saving, for those who may publish."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from greenshift import publishing, security
from greenshift.conscience import faults


def press(model_admin, request, form):
    """Do what the pressed button says, once the page and its parts are saved."""
    pressed = BUTTONS.keys() & request.POST.keys()
    if pressed and not model_admin.has_publish_permission(request):
        raise PermissionDenied
    for button in pressed:
        BUTTONS[button](request, form.instance, form)


def publish(request, page, form):
    if faults(page):
        messages.warning(request, _("Saved, but not published: see what to mend."))
        return
    told = form.cleaned_data
    at, is_small = told["publish_at"], told["is_small"]
    if not is_small and "updated" not in form.changed_data:
        publishing.date(page, at)
    publishing.publish(
        page,
        note=told["note"],
        is_small=is_small,
        is_after_feedback=told["is_after_feedback"],
        author=request.user,
        at=at,
        until=told["withdraw_at"],
    )
    security.note(security.PUBLISHED, request.user, page)
    later = _("The page is published when its time comes.")
    messages.success(request, later if at else _("The page is published."))


def withdraw(request, page, form):
    publishing.withdraw(page)
    security.note(security.WITHDRAWN, request.user, page)
    messages.success(request, _("The page is withdrawn from readers."))


def cancel_times(request, page, form):
    publishing.cancel_times(page)
    security.note(security.CANCELLED, request.user, page)
    message = _("The page neither comes nor goes by itself any longer.")
    messages.success(request, message)


BUTTONS = {"_publish": publish, "_withdraw": withdraw, "_cancel": cancel_times}
