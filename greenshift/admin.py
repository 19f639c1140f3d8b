"""The pages and pictures of the kernel in the admin."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.contrib import admin, messages
from django.contrib.admin.models import LogEntry
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from greenshift import feedback_admin, image_admin, security  # noqa: F401 (register)
from greenshift.models import Section
from greenshift.page_admin import PageAdmin


@admin.register(Section)
class SectionAdmin(PageAdmin):
    def has_add_permission(self, request):
        """Sections come with the code; only their words are edited."""
        return False

    def has_delete_permission(self, request, obj=None):
        return False


# allauth's own tables are no editor's business; what is needed of them is below.
admin.site.unregister(
    [User, Authenticator, EmailAddress, SocialAccount, SocialApp, SocialToken]
)


@admin.register(User)
class PersonAdmin(UserAdmin):
    actions = ("remove_second_factors",)

    @admin.action(
        permissions=["change"],
        description=_("Remove the second factors, for who has lost them"),
    )
    def remove_second_factors(self, request, people):
        for person in people:
            Authenticator.objects.filter(user=person).delete()
            security.note(security.FACTOR_REMOVED, person)
        messages.success(request, _("New ones are asked for at the next sign-in."))


@admin.register(LogEntry)
class LogAdmin(admin.ModelAdmin):
    """What has been done and by whom, to read and not to change."""

    list_display = ("action_time", "user", "told", "object_repr")
    list_display_links = None
    list_filter = ("action_time",)
    list_select_related = ("user",)
    date_hierarchy = "action_time"

    @admin.display(description=_("what was done"))
    def told(self, entry):
        return _(entry.get_change_message()) if entry.change_message else str(entry)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
