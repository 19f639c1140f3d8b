"""A row that stands in a page's file, and what is true of any row with texts."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from greenshift import rendering
from greenshift.fields import LinesField


def texts_of(row):
    """The Markdown texts among a row's fields."""
    for field in row._meta.concrete_fields:
        if isinstance(field, LinesField):
            yield from getattr(row, field.attname)
        elif isinstance(field, models.TextField):
            yield getattr(row, field.attname)


def tidy(row):
    """Browsers send CRLF; texts are kept in LF, without what no keyboard types."""
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if isinstance(value, str):
            setattr(
                row,
                field.attname,
                rendering.without_controls(value.replace("\r\n", "\n")).strip(),
            )
            if len(value) > rendering.MAX_LENGTH:
                message = _("The text is too long: divide it into several pages.")
                raise ValidationError({field.name: message})


class Part(models.Model):
    """A row that belongs to a page and stands in the page's file, in order."""

    CONTENT_FIELDS = ()
    PLAIN_TEXTS = ()
    # Parts with a key can be linked to: #loop-utforska-rama-in.
    ANCHOR = ""
    # What texts mark a part by and see it explained in its place: term.
    MARK = ""

    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        abstract = True
        ordering = ["position"]

    def clean(self):
        tidy(self)

    @property
    def anchor(self):
        return f"{self.ANCHOR}-{self.key}"
