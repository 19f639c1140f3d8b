"""The sections of the plan's page, which open and close."""

from django import template
from django.template.loader import render_to_string

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
            "content": content,
        },
    )
