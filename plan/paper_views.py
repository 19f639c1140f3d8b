"""The papers of a plan. The plan is sent whole, and nothing of it is kept."""

import logging

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from paper.typesetting import TypesettingError
from plan import printing, typed
from plan.papers import Paper
from plan.posting import takes_a_plan
from plan.shelf import Shelf
from plan.showing import show
from plan.whole import Fault, WholePlan

logger = logging.getLogger(__name__)


def paper_of(kind):
    """The view of a kind of paper: as a page, or as what `as` says."""

    @takes_a_plan
    @require_http_methods(["GET", "HEAD", "POST"])
    def paper(request, language):
        if request.method != "POST":
            # Who comes back here by an address has no plan along.
            return redirect("plan:plan", language=language)
        shelf, data = Shelf(language), typed.from_form(request.POST)
        typed_plan = WholePlan(data, shelf)
        if typed_plan.faults:
            return show(request, language, typed_plan, faults=typed_plan.faults)
        plan = typed_plan.plan
        own = shelf if plan.language == language else Shelf(plan.language)
        made = Paper(kind, plan, own)
        if make := printing.files(kind).get(request.POST.get("as")):
            return as_file(request, language, typed_plan, lambda: make(made))
        return printing.page(request, made, urls(kind, language), data)

    return paper


def as_file(request, language, typed_plan, make):
    try:
        return make()
    except TypesettingError:
        logger.exception("No paper was made of a plan")
        words = _("The paper can't be made just now. Try again in a while.")
        return show(request, language, typed_plan, faults=[Fault(words)])


def urls(kind, language):
    """Where the page leads: to itself in other formats, and back."""
    other = "da" if language == "sv" else "sv"
    plan = {
        each: reverse("plan:plan", kwargs={"language": each}) for each in ["sv", "da"]
    }
    return {
        "url": reverse(f"plan:{kind}", kwargs={"language": language}),
        "plan_url": plan[language],
        "own_url": plan[language],
        "other_url": plan[other],
    }
