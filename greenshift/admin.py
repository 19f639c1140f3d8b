"""How pages and pictures are edited. Each app registers its own kinds of page."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from greenshift.forms import ImageForm, PageForm
from greenshift.models import Image, Language, Page, Section

admin.site.site_header = _("Green transition: editing")
admin.site.site_title = _("Editing")
admin.site.index_title = _("What do you want to edit?")

# What every page begins with, in the order an editor thinks of it.
FIRST = ("language", "title", "slug", "key", "summary", "status", "updated")
# What ends a page, and is not written here: parts are edited below, in lines.
LAST = ("body", "sources")


class PageAdmin(admin.ModelAdmin):
    """The same list and form for every kind of page, derived from its content."""

    form = PageForm
    list_display = ("title", "language", "status", "updated", "key")
    list_filter = ("language", "status")
    search_fields = ("title", "key", "summary", "body")
    save_on_top = True

    def get_fields(self, request, obj=None):
        hidden = {*FIRST, *LAST, *self.model.CONTENT_PARTS}
        own = [name for name in self.model.CONTENT_FIELDS if name not in hidden]
        return [*FIRST, *own, *LAST]

    def get_changeform_initial_data(self, request):
        first = {"language": Language.SWEDISH, "updated": timezone.localdate()}
        return first | super().get_changeform_initial_data(request)

    def view_on_site(self, obj):
        return obj.url if obj.status == Page.Status.PUBLISHED else None


class PartInline(admin.StackedInline):
    """Parts of a page, such as a step's loops, in the page's own form."""

    extra = 0


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
