"""
The page as it would be with what now stands in the form, while an editor writes.

The form is saved as it would be, inside a transaction that is rolled back: the
preview goes through the same code as the page, and nothing of it is kept.
"""

from django.contrib.admin.utils import flatten_fieldsets
from django.db import transaction
from django.forms.formsets import all_valid
from django.http import JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from greenshift import preview, turns
from greenshift.conscience import Remark, remarks


def answer(model_admin, request, page):
    """
    What the form's script shows: {"page": HTML or null, "remarks": HTML}.

    `page` is the saved row, or None for one that is being added. The page is null
    where the form can't be saved, and the remarks then say why.
    """
    with transaction.atomic():
        turns.take()
        draft, told = save(model_admin, request, page)
        listed = render_to_string("admin/_remarks.html", {"remarks": told})
        html = preview.show(request, draft).text if draft else None
        transaction.set_rollback(True)
    return JsonResponse({"page": html, "remarks": listed})


def save(model_admin, request, page):
    """The page as the form has it, or None, and what there is to say of it."""
    is_change = page is not None
    fields = flatten_fieldsets(model_admin.get_fieldsets(request, page))
    make_form = model_admin.get_form(request, page, change=is_change, fields=fields)
    form = make_form(request.POST, instance=page)
    is_valid = form.is_valid()
    formsets, _inlines = model_admin._create_formsets(
        request, form.instance, change=is_change
    )
    if not (all_valid(formsets) and is_valid):
        return None, errors_of([form, *(each for one in formsets for each in one)])
    draft = form.save()
    for formset in formsets:
        formset.save()
    draft = type(draft).objects.get(pk=draft.pk)
    return draft, remarks(draft)


def errors_of(forms):
    """What keeps the forms from being saved, as remarks."""
    return [
        Remark(message, is_error=True, field=label(form, name))
        for form in forms
        for name, messages in form.errors.items()
        for message in messages
    ]


def label(form, name):
    """Where it is to be mended; a field that isn't seen has no label."""
    field = form.fields.get(name)
    return str(field.label) if field and field.label else _("The page")
