"""The sections of the plan's page, which open and close, and words on its papers."""

from django import template
from django.template.defaultfilters import linebreaks_filter
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from plan.fieldhtml import written
from plan.papers import SAYS, Kind

register = template.Library()


@register.simple_block_tag(takes_context=True)
def plan_section(context, content, id, title, state="", counts=""):
    """
    A section with what is inside the block; the page says whether it is open.

    `counts` is what a script counts anew for the state: fields or boxes.
    """
    return render_to_string(
        "plan/_section.html",
        {
            "id": id,
            "title": title,
            "state": state,
            "counts": counts,
            "is_open": id in context["plan"].open_sections,
            "takes_focus": id == "about" and context["told"].part == "opened",
            "content": content,
        },
    )


@register.simple_tag
def fields(some):
    """Fields of a form, each with its label."""
    return written(some)


@register.filter
def said(text):
    """What the team has written, in paragraphs, or a quiet word that it hasn't yet."""
    if text:
        return linebreaks_filter(str(text), autoescape=True)
    return format_html('<p class="lacking">{}</p>', _("Not filled in yet"))


@register.filter
def lasting(minutes):
    """A time in words: 45 min, 1 h 30 min."""
    hours, left = divmod(minutes, 60)
    told = [_("{n} h").format(n=hours)] if hours else []
    if left or not hours:
        told.append(_("{n} min").format(n=left))
    return " ".join(told)


@register.simple_tag
def block_title(block, shelf):
    """What an activity of the run sheet is called, by the team or by the site."""
    return block.activity.title or shelf.title(block.activity.ref)


@register.simple_tag
def step_name(key, shelf):
    return shelf.step_name(key)


@register.simple_tag
def paper_list(language):
    """What can be made of a plan: its name, what it is for, and its address."""
    return [
        {
            "label": kind.label,
            "says": SAYS[kind],
            "url": reverse(f"plan:{kind}", kwargs={"language": language}),
            "has_poster": kind == Kind.REPORT,
        }
        for kind in Kind
    ]
