"""Feedback in the admin: read, handled, answered to all readers, never rewritten."""

from django.conf import settings
from django.contrib import admin
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from greenshift.lettercase import holds
from greenshift.models import Feedback, Language
from greenshift.pages import page_kinds


class ByName(admin.AllValuesFieldListFilter):
    """Kinds and languages by what they are called."""

    def choices(self, changelist):
        names = dict(Language.choices)
        names |= {kind: m._meta.verbose_name for kind, m in page_kinds().items()}
        for each in super().choices(changelist):
            yield each | {"display": names.get(each["display"], each["display"])}


@admin.register(Feedback)
class FeedbackAdmin(admin.ModelAdmin):
    list_display = ("short", "page", "written_in", "barrier", "status", "sent_on")
    list_filter = (
        *("status", "is_barrier", "helped"),
        *(("language", ByName), ("kind", ByName), "sent_on"),
    )
    search_fields = holds("comment", "key", "answer")
    fields = (
        *("page", "written_in", "sent_on", "helped", "comment"),
        *("is_barrier", "status", "answer", "answered_on"),
    )
    readonly_fields = ("page", "written_in", "sent_on", "helped", "comment")
    readonly_fields += ("answered_on",)

    def get_queryset(self, request):
        return super().get_queryset(request).with_page()

    def has_add_permission(self, request):
        """Readers write it, on the page that it is about."""
        return False

    def get_readonly_fields(self, request, obj=None):
        """What reaches readers is for those who publish."""
        may = settings.WRITERS_PUBLISH or request.user.has_perm(
            "greenshift.publish_feedback"
        )
        return self.readonly_fields if may else (*self.readonly_fields, "answer")

    def save_model(self, request, feedback, form, change):
        if feedback.status != Feedback.Status.DONE:
            feedback.answered_on = None
        elif not feedback.answered_on:
            feedback.answered_on = timezone.localdate()
        super().save_model(request, feedback, form, change)

    def view_on_site(self, feedback):
        return feedback.url or None

    @admin.display(description=_("comment"))
    def short(self, feedback):
        return Truncator(feedback.comment).chars(80)

    @admin.display(description=_("language"), ordering="language")
    def written_in(self, feedback):
        return Language(feedback.language).label

    @admin.display(description=_("Barrier"), ordering="is_barrier", empty_value="")
    def barrier(self, feedback):
        return _("Barrier") if feedback.is_barrier else ""

    @admin.display(description=_("page"))
    def page(self, feedback):
        return feedback.page_title or str(feedback)
