"""The pictures: what each shows, who made it, and where it is used."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy as _

from greenshift import renditions
from greenshift.editions import Edition, naming
from greenshift.linting import FILE_NAME
from greenshift.page import Language
from greenshift.pages import page_models
from greenshift.rendering import references
from greenshift.slugs import slug

PERCENT = [MaxValueValidator(100)]


class Image(models.Model):
    """A picture in the library, with its words in both languages."""

    IS_READ = True

    # What travels in content/images. A consent names people, and stays out of files.
    CONTENT_FIELDS = (
        *("key", "title", "alt_sv", "alt_da", "is_decorative", "credit"),
        *("licence", "focus_x", "focus_y"),
    )

    title = models.CharField(_("title"), max_length=120)
    key = models.SlugField(
        _("key"),
        max_length=60,
        unique=True,
        blank=True,
        help_text=_(
            "What texts refer to the picture by. Left empty, it is made from the title."
        ),
    )
    file = models.ImageField(
        _("file"),
        upload_to="images/",
        width_field="width",
        height_field="height",
        help_text=_(
            "JPEG, PNG, WebP or GIF. Place and camera data are removed. A new file "
            "replaces the old wherever the picture is used."
        ),
    )
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("Tells nothing: screen readers leave it out."),
    )
    alt_sv = models.CharField(
        _("alt text in Swedish"),
        max_length=200,
        blank=True,
        help_text=_("What the picture shows, to one who can't see it."),
    )
    alt_da = models.CharField(_("alt text in Danish"), max_length=200, blank=True)
    credit = models.CharField(_("made by"), max_length=120)
    licence = models.CharField(
        _("licence"), max_length=120, help_text=_("Such as CC BY 4.0, or our own.")
    )
    consent = models.CharField(
        _("consent"),
        max_length=300,
        blank=True,
        help_text=_("Where people can be known again: who said yes, and when."),
    )
    focus_x = models.PositiveSmallIntegerField(
        _("focus from the left, in percent"), default=50, validators=PERCENT
    )
    focus_y = models.PositiveSmallIntegerField(
        _("focus from the top, in percent"),
        default=50,
        validators=PERCENT,
        help_text=_("What must be seen when the picture is cropped for sharing."),
    )
    added_at = models.DateTimeField(_("added"), auto_now_add=True)
    synced_digest = models.CharField(max_length=64, editable=False, blank=True)

    class Meta:
        ordering = ["-added_at"]
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self):
        return self.title

    def clean(self):
        if not self.key:
            self.key = slug(self.title)[:60].strip("-")
            if self.title and not self.key:
                message = _("Write a key: the title has no letters.")
                raise ValidationError({"key": message})
        if self.is_decorative:
            self.alt_sv = self.alt_da = ""
            return
        for name in ("alt_sv", "alt_da"):
            if not getattr(self, name).strip():
                message = _("Describe the picture, or tick that it is decorative.")
                raise ValidationError({name: message})
            if FILE_NAME.fullmatch(getattr(self, name).strip()):
                message = _("That is a file name. Say what the picture shows.")
                raise ValidationError({name: message})

    @property
    def reference(self):
        return f"image:{self.key}"

    @property
    def markdown(self):
        """The line that puts the picture into a text, in either language."""
        return f"![]({self.reference})"

    @property
    def focus(self):
        return (self.focus_x, self.focus_y)

    @property
    def thumbnail(self):
        """The address of its smallest rendition."""
        base = self.file.storage.url(renditions.folder(self.file.name))
        return f"{base}{renditions.widths(self.width)[0]}.webp"

    def shown(self, language):
        """What a page needs to show it: addresses, size and words in a language."""
        base = self.file.storage.url(renditions.folder(self.file.name))
        return {
            "base": base,
            "width": self.width,
            "height": self.height,
            "alt": self.alt_da if language == Language.DANISH else self.alt_sv,
            "credit": gettext("Picture: {credit}, {licence}").format(
                credit=self.credit, licence=self.licence
            ),
            "share": base + renditions.share_name(self.focus),
        }

    def used_in(self):
        """Titles of editions that readers see or will see, and of working copies."""
        seen = Edition.objects.visible() | Edition.objects.coming(timezone.now())
        editions = seen.filter(naming(self.reference))
        rows = [row for model in page_models() for row in model.objects.all()]
        texts = [(str(row), "".join(row.texts())) for row in rows]
        working = [name for name, text in texts if self.reference in references(text)]
        return sorted({*(edition.title for edition in editions), *working})
