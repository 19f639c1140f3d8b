from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from greenshift.models import Section
from greenshift.page import texts_of
from greenshift.pages import cards, links
from greenshift.shortcuts import get_page, neighbours, section_list
from method.diagrams import process_map
from method.models import Activity, Principle, Step, Tool


def get_section(request, language, key):
    return get_page(Section, request, language=language, key=key)


@require_safe
def overview(request, language):
    steps = list(Step.objects.published().in_language(language).with_loops())
    others = cards(
        model.objects.published().in_language(language) for model in (Principle, Tool)
    )
    context = {
        "page": get_section(request, language, Section.Key.METHOD),
        "principles": [card for card in others if card.kind == "principle"],
        "map": process_map(steps, _("to step {}")),
        "tools": [card for card in others if card.kind == "tool"],
    }
    return render(request, "method/overview.html", context)


@require_safe
def principle_list(request, language):
    return section_list(request, language, Section.Key.PRINCIPLES, Principle)


@require_safe
def principle_detail(request, language, slug):
    principle = get_page(Principle, request, language=language, slug=slug)
    context = {"page": principle, **neighbours(principle)}
    return render(request, "method/principle_detail.html", context)


@require_safe
def process(request, language):
    page = get_section(request, language, Section.Key.PROCESS)
    steps = list(Step.objects.published().in_language(language).with_loops())
    loops = [loop for step in steps for loop in step.loops.all()]
    texts = [*page.texts(), *(text for loop in loops for text in texts_of(loop))]
    context = {
        "page": page,
        "links": links(texts, language),
        "steps": steps,
        "map": process_map(steps, _("to step {}"), in_place=True),
    }
    return render(request, "method/process.html", context)


@require_safe
def step_detail(request, language, slug):
    visible = Step.objects.visible_to(request.user).in_language(language)
    steps = {step.slug: step for step in visible.with_partner().with_loops()}
    if slug not in steps:
        raise Http404
    step = steps[slug]
    others = {other.number: other for other in steps.values()}
    context = {
        "page": step,
        "map": process_map(steps.values(), _("to step {}"), current=step),
        "pilots": step.pilots(),
        "previous": others.get(step.number - 1),
        "next": others.get(step.number + 1),
    }
    return render(request, "method/step_detail.html", context)


@require_safe
def tool_list(request, language):
    return section_list(request, language, Section.Key.TOOLS, Tool)


@require_safe
def tool_detail(request, language, slug):
    tool = get_page(Tool, request, language=language, slug=slug)
    context = {"page": tool, **neighbours(tool)}
    return render(request, "method/tool_detail.html", context)


@require_safe
def activity_list(request, language):
    return section_list(request, language, Section.Key.ACTIVITIES, Activity)


@require_safe
def activity_detail(request, language, slug):
    activity = get_page(Activity, request, language=language, slug=slug)
    context = {"page": activity, **neighbours(activity)}
    return render(request, "method/activity_detail.html", context)
