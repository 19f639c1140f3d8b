"""What changed both in content/ and in the admin, and how it is settled."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from greenshift import imagefiles, security, sync, turns
from greenshift.comparison import Row, differences
from greenshift.contentfolder import read
from greenshift.contentrows import as_file, write_fields, write_relations


@dataclass(frozen=True)
class Conflict:
    """A file and the row it clashes with; `ours` is the row as its own file."""

    file: object
    row: object
    ours: object

    @property
    def name(self):
        return str(self.file.path)

    @property
    def differences(self):
        """From what the admin has to what the file has."""
        if isinstance(self.file, imagefiles.ImageFile):
            return [Row("", self.ours.dump(), self.file.dump())]
        return differences(type(self.row), self.ours, self.file)


def conflicts():
    """Every conflict there is now; nothing is remembered of them."""
    changes = sync.plan(read(settings.CONTENT_DIR).files)
    found = [
        Conflict(change.file, change.page, as_file(change.page))
        for change in changes
        if change.outcome is sync.Outcome.CONFLICT
    ]
    pictures, _errors = imagefiles.read(settings.CONTENT_DIR)
    return found + [
        Conflict(file, image, imagefiles.as_file(image))
        for file, image, outcome in imagefiles.plan(pictures)
        if outcome is sync.Outcome.CONFLICT
    ]


def answer(site, request):
    found = [each for each in conflicts() if may_change(site, request, each)]
    if request.method == "POST":
        return settle(request, found)
    context = {
        **site.each_context(request),
        "title": _("Conflicts between files and the admin"),
        "conflicts": found,
    }
    return render(request, "admin/conflicts.html", context)


def may_change(site, request, conflict):
    model_admin = site.get_model_admin(type(conflict.row))
    return model_admin.has_change_permission(request, conflict.row)


def settle(request, found):
    """Take the file's text, or keep the row's, for the conflict that is named."""
    chosen = next((c for c in found if c.name == request.POST.get("name")), None)
    if chosen is None:
        raise PermissionDenied
    try:
        if request.POST.get("keep") == "file":
            take_file(chosen)
            security.note(security.TOOK_FILE, request.user, chosen.row)
            messages.success(request, _("The file's text is the working copy now."))
        else:
            messages.success(request, _("The admin's text is kept."))
    except ValidationError as error:
        messages.error(request, "; ".join(error.messages))
        return redirect("admin:conflicts")
    remember(chosen)
    return redirect("admin:conflicts")


@transaction.atomic
def take_file(conflict):
    """A page's text becomes its working copy; a picture has no other copy."""
    turns.take()
    if isinstance(conflict.file, imagefiles.ImageFile):
        imagefiles.write(conflict.file, conflict.row)
        return
    write_fields(conflict.row, conflict.file)
    write_relations(conflict.row, conflict.file)


def remember(conflict):
    """Both sides have now seen the file: the next import finds no conflict."""
    rows = type(conflict.row).objects.filter(pk=conflict.row.pk)
    rows.update(synced_digest=conflict.file.digest)
