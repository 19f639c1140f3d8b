"""
The team's own plan: a form that is filled in, sent, and given back whole.

The server keeps nothing. A plan lives in the reader's file, and where scripts run
also on the reader's device.
"""

from dataclasses import replace

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from greenshift.public import public
from plan import naming, outcomes, planfile, typed, whole
from plan.orders import Told, carry_out
from plan.plain import PlanFileError
from plan.posting import takes_a_plan
from plan.shelf import Shelf
from plan.showing import show
from plan.whole import Fault, WholePlan


@public(reads_query=True)
@takes_a_plan
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request, language):
    shelf = Shelf(language)
    if request.method != "POST":
        return begin(request, shelf, language)
    wish = request.POST.get("do", "")
    if wish == "save":
        return save(request, shelf, language)
    if wish == "open":
        return open_file(request, shelf, language)
    return go_on(request, shelf, language, wish)


def begin(request, shelf, language):
    """An empty plan, with the results that a reflection tool's link brings along."""
    data = whole.empty(language)
    notes, told = results_brought(request, data, shelf)
    more = {"told": told, "is_fresh": True, "query": kept_query(request)}
    return show(request, language, WholePlan(data, shelf), notes=notes, **more)


def results_brought(request, data, shelf):
    """Put the address's results in the plan: words on them, and where they went."""
    notes = outcomes.arriving(request.GET.getlist("resultat"), data, shelf)
    return notes, Told(rows="results" if notes else "")


def kept_query(request):
    """What the address brings, for a plan that is opened instead of an empty one."""
    return f"?{request.GET.urlencode()}" if "resultat" in request.GET else ""


def save(request, shelf, language):
    """The plan as a file, or the page again with what keeps it from being one."""
    typed_plan = WholePlan(typed.from_form(request.POST), shelf)
    if typed_plan.faults:
        return show(request, language, typed_plan, faults=typed_plan.faults)
    made = typed_plan.plan
    response = HttpResponse(planfile.dump(made), content_type="application/json")
    name = whole.file_name(made)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def open_file(request, shelf, language):
    """The plan in a file instead of what is typed, or what is typed and a word."""
    upload = request.FILES.get("file")
    try:
        if upload is None:
            raise PlanFileError(_("Choose a file first."))
        made = planfile.read(upload.read())
    except PlanFileError as error:
        typed_plan = WholePlan(typed.from_form(request.POST), shelf)
        faults = [Fault(naming.words_of(error), _("Open a plan"), "id_file")]
        return show(request, language, typed_plan, faults=faults)
    return take_up(request, shelf, language, whole.opened(made))


def take_up(request, shelf, language, data):
    """A plan from a file or the device; the focus is on words about it, or on it."""
    notes, told = results_brought(request, data, shelf)
    if data["language"] != language:
        notes.append(other_language_words())
    typed_plan = WholePlan(data, shelf)
    faults = typed_plan.faults
    part = "" if faults or notes else "opened"
    told = replace(told, words=_("The plan is opened."), part=part)
    return show(request, language, typed_plan, told=told, notes=notes, faults=faults)


def other_language_words():
    return _(
        "The plan is written in the other language. Your own words stay as they are; "
        "ticks show in the words they were made in."
    )


def go_on(request, shelf, language, wish):
    """The page again, with a row more, less or elsewhere where a button asked."""
    data = typed.from_form(request.POST)
    if wish == "resume":
        return take_up(request, shelf, language, data)
    order = typed.read_order(wish)
    told = carry_out(order, data, shelf, request.POST) if order else None
    typed_plan = WholePlan(data, shelf)
    return show(request, language, typed_plan, told=told, faults=typed_plan.faults)
