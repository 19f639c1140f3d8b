"""The pages and pictures of the kernel in the admin."""

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.utils.translation import gettext_lazy as _

from greenshift.forms import ImageForm
from greenshift.models import Image, Language, Section
from greenshift.page_admin import PageAdmin


@admin.register(Section)
class SectionAdmin(PageAdmin):
    def has_add_permission(self, request):
        """Sections come with the code; only their words are edited."""
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Image)
class ImageAdmin(admin.ModelAdmin):
    form = ImageForm
    fields = (
        *("title", "file", "alt_sv", "alt_da", "credit", "licence", "consent"),
        *("swedish", "danish", "used_in"),
    )
    readonly_fields = ("swedish", "danish", "used_in")
    list_display = ("title", "credit", "width", "height", "added_at")
    search_fields = ("title", "alt_sv", "alt_da", "credit")

    @admin.display(description=_("line for a Swedish text"))
    def swedish(self, image):
        return image.markdown(Language.SWEDISH) if image.pk else "–"

    @admin.display(description=_("line for a Danish text"))
    def danish(self, image):
        return image.markdown(Language.DANISH) if image.pk else "–"

    @admin.display(description=_("used in"))
    def used_in(self, image):
        return ", ".join(image.used_in()) or "–" if image.pk else "–"

    def get_deleted_objects(self, objects, request):
        """A picture in use stays: the confirmation names where it is shown."""
        usual = super().get_deleted_objects(objects, request)
        found, counts, missing, protected = usual
        for image in objects:
            protected += [f"{image}: {page}" for page in image.used_in()]
        return found, counts, missing, protected


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
