"""
The parts of a form, written without a template for each.

A pilot's form in the admin has seventy inputs and sixty labels, and Django has a
template for every one, and others within them. What is written is what those give.
"""

from django.forms.renderers import TemplatesSetting
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join

WIDGETS = "django/forms/widgets/"
INPUTS = ("text", "hidden", "number", "checkbox", "date", "datetime", "email", "url")


class Renderer(TemplatesSetting):
    """Writes the parts that WRITTEN has, and finds a template for the others."""

    def render(self, template_name, context, request=None):
        if write := WRITTEN.get(template_name):
            return write(**context)
        return super().render(template_name, context, request)


def input_of(widget, **_rest):
    told, attributes = widget["value"], flatatt(widget["attrs"])
    value = "" if told is None else format_html(' value="{}"', str(told))
    template = '<input type="{}" name="{}"{}{}>'
    return format_html(template, widget["type"], widget["name"], value, attributes)


def textarea_of(widget, **_rest):
    # Browsers drop the first line break, lest they drop the text's own.
    template = '<textarea name="{}"{}>\n{}</textarea>'
    attributes, told = flatatt(widget["attrs"]), widget["value"] or ""
    return format_html(template, widget["name"], attributes, told)


def select_of(widget, **_rest):
    group = '<optgroup label="{}">{}</optgroup>'
    groups = grouped(widget, option_of, group)
    template = '<select name="{}"{}>{}</select>'
    return format_html(template, widget["name"], flatatt(widget["attrs"]), groups)


def option_of(widget):
    template = '<option value="{}"{}>{}</option>'
    told, attributes = str(widget["value"]), flatatt(widget["attrs"])
    return format_html(template, told, attributes, widget["label"])


def choices_of(widget, **_rest):
    """Boxes to tick, or buttons of which one is chosen."""
    group = "<div><label>{}</label>{}</div>"
    own = {name: widget["attrs"].get(name) for name in ("id", "class")}
    boxes = grouped(widget, box_of, group)
    return format_html("<div{}>{}</div>", flatatt(own), boxes)


def box_of(widget):
    target = flatatt({"for": widget["attrs"].get("id")})
    template = "<div><label{}>{} {}</label></div>"
    return format_html(template, target, input_of(widget), widget["label"])


def grouped(widget, write, group):
    """All options of a widget, within their groups where they have any."""
    written = (
        (name, format_html_join("", "{}", ((write(one),) for one in options)))
        for name, options, _place in widget["optgroups"]
    )
    return format_html_join(
        "",
        "{}",
        ((format_html(group, name, all_) if name else all_,) for name, all_ in written),
    )


def label_of(tag, label, attrs, use_tag, **_rest):
    if not use_tag:
        return format_html("{}", label)
    return format_html("<{0}{1}>{2}</{0}>", tag, flatatt(attrs or {}), label)


WRITTEN = {
    **{f"{WIDGETS}{kind}.html": input_of for kind in INPUTS},
    f"{WIDGETS}textarea.html": textarea_of,
    f"{WIDGETS}select.html": select_of,
    f"{WIDGETS}checkbox_select.html": choices_of,
    f"{WIDGETS}radio.html": choices_of,
    "django/forms/label.html": label_of,
}
