"""
How every kind of page is written, previewed, published, withdrawn and restored.

Save keeps the working copy. Only Publish reaches readers.
"""

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from greenshift import (
    beside,
    buttons,
    history,
    live,
    preview,
    publishing,
    standing,
    turns,
)
from greenshift.conscience import remarks
from greenshift.contentrows import fetch_whole, relations_in
from greenshift.forms import PageForm
from greenshift.lettercase import holds
from greenshift.models import Language
from greenshift.part_forms import PartForm, PartFormSet
from greenshift.unsaved import WritingAdmin
from greenshift.upkeep import used_in
from greenshift.widgets import SMALL_NUMBER, DateInput

# What every page begins with, in the order an editor thinks of it.
FIRST = ("language", "title", "slug", "key", "summary")
FIRST += ("updated", "review_on", "owner")
# What ends a page, and is not written here: parts are edited below, in lines.
LAST = ("body", "sources")
# What comes with the code or with a button, and no one types.
NOT_TYPED = ("status",)
PUBLISHING = ("note", "is_small", "is_after_feedback", "publish_at", "withdraw_at")
NUMBERS = {models.PositiveSmallIntegerField: SMALL_NUMBER}


class PartInline(admin.StackedInline):
    """Parts of a page, such as a step's loops, in the page's own form."""

    form = PartForm
    formset = PartFormSet
    formfield_overrides = NUMBERS
    extra = 0

    def formfield_for_dbfield(self, field, request, **options):
        """Without the buttons that would change or delete the other page from here."""
        found = super().formfield_for_dbfield(field, request, **options)
        if found and isinstance(found.widget, RelatedFieldWidgetWrapper):
            found.widget = found.widget.widget
        return found

    def get_queryset(self, request):
        """With the pages that the parts name, which say what each part is called."""
        named = relations_in(self.model)
        rows = super().get_queryset(request)
        return rows.select_related(*named) if named else rows


class PageList(ChangeList):
    """The list, without the texts, with how the rows that it shows stand."""

    def get_queryset(self, request, *told, **more):
        fields = self.model._meta.concrete_fields
        texts = [each.name for each in fields if isinstance(each, models.TextField)]
        return super().get_queryset(request, *told, **more).defer(*texts)

    def get_results(self, request):
        super().get_results(request)
        standing.add_standing(self.result_list)


class PageAdmin(WritingAdmin):
    """The same list and form for every kind of page, derived from its content."""

    form = PageForm
    change_form_template = "admin/page_change_form.html"
    add_form_template = "admin/page_change_form.html"
    formfield_overrides = {models.DateField: {"widget": DateInput}, **NUMBERS}
    list_display = ("title", "language", "standing", "updated")
    list_filter = ("language", "status")
    search_fields = holds("title", "key", "summary", "body")
    list_per_page = 25
    show_full_result_count = False

    def get_changelist(self, request, **kwargs):
        return PageList

    def get_object(self, request, object_id, from_field=None):
        """Who saves compares with what nobody else can change meanwhile."""
        if request.method == "POST":
            turns.take()
        page = super().get_object(request, object_id, from_field)
        standing.add_standing([page] if page else [])
        if page and request.method != "POST":
            fetch_whole(page)
        return page

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def standing(self, page):
        return standing.words(page)

    def get_fieldsets(self, request, obj=None):
        hidden = {*FIRST, *LAST, *NOT_TYPED, *self.model.CONTENT_PARTS}
        own = [name for name in self.model.CONTENT_FIELDS if name not in hidden]
        fieldsets = [(None, {"fields": [*FIRST, *own, *LAST, "seen"]})]
        if self.has_publish_permission(request):
            heading = gettext_lazy("When you publish")
            fieldsets.append((heading, {"fields": PUBLISHING}))
        return fieldsets

    def get_changeform_initial_data(self, request):
        first = {"language": Language.SWEDISH, "updated": timezone.localdate()}
        return first | super().get_changeform_initial_data(request)

    def has_publish_permission(self, request):
        if settings.WRITERS_PUBLISH and self.has_change_permission(request):
            return True
        codename = get_permission_codename("publish", self.opts)
        return request.user.has_perm(f"{self.opts.app_label}.{codename}")

    def view_on_site(self, obj):
        """A slug that was emptied in a form that is shown again leads nowhere."""
        return obj.url if getattr(obj, "is_seen", False) and obj.slug else None

    def render_change_form(self, request, context, obj=None, **kwargs):
        context["may_publish"] = self.has_publish_permission(request)
        context["live_url"] = self.live_address(obj)
        context |= {"show_save_and_continue": False, "is_nav_sidebar_enabled": False}
        context["show_save_and_add_another"] = False
        if obj:
            context |= {
                "standing": standing.standing(obj),
                "is_unpublished": publishing.has_unpublished_changes(obj),
                "partner": obj.partner,
                "partner_url": self.address("change", obj.partner),
                "beside_url": self.address("beside", obj),
                "preview_url": self.address("preview", obj),
                "remarks": remarks(obj),
                "shared_url": request.build_absolute_uri(preview.address(obj)),
            }
        return super().render_change_form(request, context, obj=obj, **kwargs)

    def save_related(self, request, form, formsets, change):
        """Publish or withdraw once the page and all its parts are saved."""
        super().save_related(request, form, formsets, change)
        buttons.press(self, request, form)

    def response_post_save_add(self, request, obj):
        return self.back_to_form(request, obj)

    def response_post_save_change(self, request, obj):
        return self.back_to_form(request, obj)

    def back_to_form(self, request, page):
        """Who saves is in the middle of writing; what to mend is told at the top."""
        return redirect(self.address("change", page))

    def delete_model(self, request, page):
        """A page that is deleted is withdrawn first: no reader keeps it."""
        publishing.withdraw(page)
        super().delete_model(request, page)

    def delete_queryset(self, request, pages):
        for page in pages:
            self.delete_model(request, page)

    def get_urls(self):
        view = self.admin_site.admin_view
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            path("live/", view(self.live_view), name=f"{name}_live"),
            path("<int:pk>/live/", view(self.live_view), name=f"{name}_live"),
            path("<int:pk>/beside/", view(self.beside_view), name=f"{name}_beside"),
            path("<int:pk>/preview/", view(self.preview_view), name=f"{name}_preview"),
        ]
        return [*own, *super().get_urls()]

    def live_address(self, page):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_live"
        return reverse(name, args=[page.pk] if page else [])

    @method_decorator(require_POST)
    def live_view(self, request, pk=None):
        page = get_object_or_404(self.model, pk=pk) if pk else None
        may = self.has_change_permission(request, page)
        if not (may if page else self.has_add_permission(request)):
            raise PermissionDenied
        return live.answer(self, request, page)

    def address(self, action, obj):
        if obj is None:
            return ""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{action}"
        return reverse(name, args=[obj.pk])

    @turns.whole
    def preview_view(self, request, pk):
        page = self.allowed(request, pk)
        if told := preview.lacking(page):
            messages.error(request, told)
            return self.back_to_form(request, page)
        return preview.show(request, page)

    @turns.whole
    def history_view(self, request, object_id, extra_context=None):
        page = self.allowed(request, object_id)
        return history.answer(self, request, page)

    @turns.whole
    def beside_view(self, request, pk):
        return beside.answer(self, request, self.allowed(request, pk))

    def allowed(self, request, pk):
        """The page, for who may at least read it."""
        page = self.get_object(request, str(pk))
        if page is None:
            raise Http404
        if not self.has_view_permission(request, page):
            raise PermissionDenied
        return page

    def get_deleted_objects(self, objects, request):
        """A page that others name or link to stays: it says which they are."""
        usual = super().get_deleted_objects(objects, request)
        found, counts, missing, protected = usual
        for page in objects:
            protected += [f"{page}: {title}" for title in used_in(page)]
        return found, counts, missing, protected
