from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from greenshift import reading
from greenshift.models import Edition, Section
from greenshift.pages import cards, links
from greenshift.part import texts_of
from greenshift.public import public
from greenshift.shortcuts import get_section, neighbours, section_list
from method.diagrams import process_map
from method.models import Activity, Principle, Step, Tool


@public
@require_safe
def overview(request, language):
    steps = reading.pages(Step, language)
    visible = Edition.objects.visible().in_language(language)
    others = cards(visible.of(Principle, Tool))
    context = {
        "page": get_section(language, Section.Key.METHOD),
        "principles": [card for card in others if card.kind == "principle"],
        "map": process_map(steps, _("to step {}")),
        "tools": [card for card in others if card.kind == "tool"],
    }
    return render(request, "method/overview.html", context)


@public
@require_safe
def principle_list(request, language):
    return section_list(request, language, Section.Key.PRINCIPLES, Principle)


@public
@require_safe
def principle_detail(request, language, slug):
    principle = reading.page(Principle, language, slug=slug)
    context = {"page": principle, **neighbours(principle)}
    return render(request, "method/principle_detail.html", context)


@public
@require_safe
def process(request, language):
    page = get_section(language, Section.Key.PROCESS)
    steps = reading.pages(Step, language)
    loops = [loop for step in steps for loop in step.loops.all()]
    texts = [*page.texts(), *(text for loop in loops for text in texts_of(loop))]
    page.links = links(texts, language, page)
    context = {
        "page": page,
        "steps": steps,
        "map": process_map(steps, _("to step {}"), in_place=True),
    }
    return render(request, "method/process.html", context)


@public
@require_safe
def step_detail(request, language, slug):
    steps = {step.slug: step for step in reading.pages(Step, language)}
    step = steps.get(slug) or reading.page(Step, language, slug=slug)
    others = {other.number: other for other in steps.values()}
    context = {
        "page": step,
        "map": process_map(steps.values(), _("to step {}"), current=step),
        "pilots": [part for part in reading.parts_about(step) if part.known],
        "previous": others.get(step.number - 1),
        "next": others.get(step.number + 1),
    }
    return render(request, "method/step_detail.html", context)


@public
@require_safe
def tool_list(request, language):
    return section_list(request, language, Section.Key.TOOLS, Tool)


@public
@require_safe
def tool_detail(request, language, slug):
    tool = reading.page(Tool, language, slug=slug)
    context = {"page": tool, **neighbours(tool)}
    return render(request, "method/tool_detail.html", context)


@public
@require_safe
def activity_list(request, language):
    return section_list(request, language, Section.Key.ACTIVITIES, Activity)


@public
@require_safe
def activity_detail(request, language, slug):
    activity = reading.page(Activity, language, slug=slug)
    context = {"page": activity, **neighbours(activity)}
    return render(request, "method/activity_detail.html", context)
