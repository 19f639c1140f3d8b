"""The pictures in the admin: uploaded, described, replaced, and kept while in use."""

import posixpath
from contextlib import suppress

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import DatabaseError, transaction
from django.utils.html import format_html
from django.utils.translation import gettext as _, gettext_lazy
from PIL.Image import DecompressionBombError

from greenshift import deletedimages, images, renditions, turns, yaml12
from greenshift.lettercase import holds
from greenshift.models import Image
from greenshift.overwriting import SeenForm
from greenshift.unsaved import WritingAdmin


class PictureField(forms.ImageField):
    """Tells a picture that is too large to be opened from a file that is none."""

    def to_python(self, data):
        try:
            return super().to_python(data)
        except ValidationError as error:
            if isinstance(error.__cause__, DecompressionBombError):
                raise ValidationError(images.TOO_MANY_PIXELS) from error
            raise


class ImageForm(SeenForm):
    SAVED_BY_ANOTHER = gettext_lazy(
        "Somebody else saved the picture while you wrote. Your words are still here. "
        "Below are theirs: bring over what you want to keep, and save again."
    )

    class Meta:
        model = Image
        fields = (
            *("title", "file", "is_decorative", "alt_sv", "alt_da", "credit"),
            *("licence", "consent", "focus_x", "focus_y", "key"),
        )
        field_classes = {"file": PictureField}
        error_messages = {
            "file": {
                "invalid_image": gettext_lazy(
                    "The file can't be read as a picture. Use JPEG, PNG, WebP or GIF."
                )
            }
        }

    def text_of_row(self):
        names = ImageForm.Meta.fields
        return yaml12.dump({name: str(getattr(self.instance, name)) for name in names})

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if "file" not in self.changed_data:
            if not upload.storage.exists(upload.name):
                raise ValidationError(_("The file is lost. Choose it again."))
            return upload
        upload.seek(0)
        stored = images.store(upload.name, upload.content_type, upload.read())
        return ContentFile(stored.data, name=stored.name)

    def clean_key(self):
        key = self.cleaned_data["key"]
        if self.instance.pk and key != self.initial["key"]:
            used_in = Image.objects.get(pk=self.instance.pk).used_in()
            if used_in:
                message = _("The key stays while the picture is used in: %(pages)s.")
                raise ValidationError(message, params={"pages": ", ".join(used_in)})
        return key


@admin.register(Image)
class ImageAdmin(WritingAdmin):
    form = ImageForm
    change_form_template = "admin/image_change_form.html"
    readonly_fields = ("picture", "line", "used_in")
    list_display = ("title", "picture", "credit", "width", "height", "added_at")
    search_fields = holds("title", "key", "alt_sv", "alt_da", "credit")

    def get_fieldsets(self, request, obj=None):
        """What every picture needs first, and what most do without after."""
        first, last = ImageForm.Meta.fields[:-3], ImageForm.Meta.fields[-3:]
        if obj:
            first = ("picture", *first, "line", "used_in", "seen")
        more = {"fields": last, "classes": ["collapse"]}
        return [(None, {"fields": first}), (gettext_lazy("Cropping and key"), more)]

    @admin.display(description=gettext_lazy("picture"))
    def picture(self, image):
        return format_html('<img class="seen" src="{}" alt="">', image.thumbnail)

    @admin.display(description=gettext_lazy("line for a text"))
    def line(self, image):
        return image.markdown

    @admin.display(description=gettext_lazy("used in"))
    def used_in(self, image):
        return ", ".join(image.used_in()) or "–"

    def get_object(self, request, object_id, from_field=None):
        if request.method == "POST":
            turns.take()
        return super().get_object(request, object_id, from_field)

    def changeform_view(self, request, *arguments, **named):
        """Leave nothing of a file whose picture could not be saved."""
        try:
            return super().changeform_view(request, *arguments, **named)
        except (OSError, DatabaseError):
            for name in getattr(request, "stored", ()):
                with suppress(OSError):
                    renditions.delete(name)
            raise

    def save_model(self, request, image, form, change):
        """Make the renditions, and leave nothing of a file that is replaced."""
        before = Image.objects.get(pk=image.pk).file.name if change else None
        if "file" in form.changed_data:
            name = posixpath.basename(image.file.name)
            request.stored = [image.file.field.generate_filename(image, name)]
        super().save_model(request, image, form, change)
        renditions.make(image.file.name, image.focus)
        if before and before != image.file.name:
            transaction.on_commit(lambda: renditions.delete(before))

    def delete_model(self, request, image):
        """Its files in content/images are kept away, as those of a deleted page."""
        deletedimages.remember(image)
        super().delete_model(request, image)
        transaction.on_commit(lambda: renditions.delete(image.file.name))

    def delete_queryset(self, request, chosen):
        for image in chosen:
            self.delete_model(request, image)

    def get_deleted_objects(self, objects, request):
        """A picture in use stays: the confirmation names where it is shown."""
        usual = super().get_deleted_objects(objects, request)
        found, counts, missing, protected = usual
        for image in objects:
            protected += [f"{image}: {page}" for page in image.used_in()]
        return found, counts, missing, protected
