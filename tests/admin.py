"""The admin as an editor's browser meets it: addresses, and forms as they are sent."""

import re

from django.core.files import File
from django.urls import reverse


def address(model, action, *arguments):
    options = model._meta
    name = f"admin:{options.app_label}_{options.model_name}_{action}"
    return reverse(name, args=arguments)


def form_of(response):
    """What the form would send if nothing were changed."""
    form = response.context["adminform"].form
    data = values_of(form)
    for formset in response.context["inline_admin_formsets"]:
        data |= values_of(formset.formset.management_form)
        for each in formset.formset.forms:
            data |= values_of(each)
    return data


def values_of(form):
    values = {}
    for field in form:
        value = field.value()
        if isinstance(value, File):
            continue  # a browser sends no file that nobody chose
        if hasattr(value, "__iter__") and not isinstance(value, str):
            value = [getattr(item, "pk", item) for item in value]
        if value is not None:
            values[field.html_name] = value
    return values


def typed(client, url, **changes):
    """A principle's form as an editor had it before something came in the way."""
    return form_of(client.get(url)) | {"question": "Min fråga"} | changes


def again(response):
    """What the page that hands it back sends when its editor presses."""
    data = {"csrfmiddlewaretoken": token(response)}
    for value in response.context["values"]:
        data.setdefault(value.name, []).append(value.text)
    return data


def token(response):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', response.text)[1]


def save(client, page, **changes):
    """Open a page's form, change some of what stands in it and send it."""
    url = address(type(page), "change", page.pk)
    return client.post(url, form_of(client.get(url)) | changes)
