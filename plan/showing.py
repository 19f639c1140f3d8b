"""The plan's page: what is typed, what has been done, and what has to be mended."""

from django.shortcuts import render

from greenshift.models import Section
from greenshift.shortcuts import get_section
from plan.orders import Told
from plan.page import PlanPage


def show(request, language, typed_plan, *, told=None, faults=(), **more):
    told = told or Told()
    context = {
        "page": get_section(language, Section.Key.PLAN),
        "plan": PlanPage(typed_plan, told),
        "told": told,
        "faults": faults,
        "notes": (),
        "query": "",
        "is_fresh": False,
    }
    return render(request, "plan/plan.html", context | more)
