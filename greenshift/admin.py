"""The pages and pictures of the kernel in the admin."""

from django.contrib import admin
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
    fields = ("title", "file", "alt_sv", "alt_da", "credit", "swedish", "danish")
    readonly_fields = ("swedish", "danish")
    list_display = ("title", "credit", "width", "height", "added_at")
    search_fields = ("title", "alt_sv", "alt_da", "credit")

    @admin.display(description=_("line for a Swedish text"))
    def swedish(self, image):
        return image.markdown(Language.SWEDISH) if image.pk else "–"

    @admin.display(description=_("line for a Danish text"))
    def danish(self, image):
        return image.markdown(Language.DANISH) if image.pk else "–"
