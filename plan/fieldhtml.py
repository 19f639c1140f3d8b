"""
A field with its label, help and fault, as templates/gron/field.html writes it.

A large plan has two thousand fields, and a template for each takes most of a second.
tests/plan/test_fieldhtml.py holds the two alike.
"""

from functools import lru_cache

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.translation import get_language, gettext as _

HINT = '<p class="hint" id="{}_helptext">{}</p>\n'
FAULT = '<p class="field-error" id="{}_error"><strong>{}</strong> {}</p>\n'
BOX = (
    '<div class="field">\n{}<label class="choice" for="{}">{} <span>{}</span></label>\n'
    "</div>\n"
)
FIELD = '<div class="field field-{}{}">\n<label for="{}">{}</label>\n{}{}{}\n</div>\n'


@lru_cache(maxsize=512)
def words_of(form, name, language):
    """A field's label and help, translated and escaped once for all of its rows."""
    field = form.base_fields[name]
    return conditional_escape(field.label), conditional_escape(field.help_text)


def written(fields):
    return format_html_join("", "{}", ((field_html(each),) for each in fields))


def field_html(field):
    html_id, kind = field.auto_id, field.widget_type
    if field.is_hidden:
        return str(field)
    label, words = words_of(type(field.form), field.name, get_language())
    errors = field.errors
    fault = format_html(FAULT, html_id, _("Error:"), errors[0]) if errors else ""
    if kind == "checkbox":
        return format_html(BOX, fault, html_id, field, label)
    hint = format_html(HINT, html_id, words) if words else ""
    invalid = " field-invalid" if errors else ""
    return format_html(FIELD, kind, invalid, html_id, label, hint, fault, field)
