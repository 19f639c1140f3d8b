"""
Answering a reflection tool's questions: all on one page, or one at a time.

The answers stand in the address and nowhere else: ?svar=abca, a letter a question.
Nothing is stored, and no cookie is set.
"""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from greenshift import reading
from method import meeting, reflection
from method.answer_form import AnswerForm
from method.models import Activity, Tool
from method.reflection_picture import picture

CODES = "svar"
NEXT = "nasta"


@never_cache
@require_safe
def questions(request, language, slug):
    """The form, one question, or the result, by how many codes there are."""
    tool = reading.page(Tool, language, slug=slug)
    asked = [question.as_question() for question in tool.questions.all()]
    if not asked:
        raise Http404
    if NEXT in request.GET or any(each.key in request.GET for each in asked):
        return send_on(request, tool, asked)
    codes = request.GET.get(CODES)
    if codes is None:
        return show_form(request, tool, AnswerForm(asked))
    if len(codes) > len(asked) or not are_known(asked, codes):
        return show_form(request, tool, AnswerForm(asked), is_odd=True)
    if len(codes) < len(asked):
        return show_one(request, tool, asked, codes)
    return show_result(request, tool, asked, codes)


def are_known(asked, codes):
    return all(q.choice(code) for q, code in zip(asked, codes, strict=False))


def send_on(request, tool, asked):
    """Turn what the form sent into the address of the next page."""
    if NEXT in request.GET:
        codes = request.GET.get(CODES, "")[: len(asked)]
        codes += request.GET[NEXT][:1]
    else:
        form = AnswerForm(asked, request.GET)
        if not form.is_valid():
            return show_form(request, tool, form)
        codes = "".join(form.cleaned_data[each.key] for each in asked)
    return HttpResponseRedirect(f"{tool.questions_url}?{CODES}={codes}")


def show_form(request, tool, form, *, is_odd=False):
    context = {"page": tool, "form": form, "is_odd": is_odd}
    return answer(request, "method/tool_questions.html", context)


def show_one(request, tool, asked, codes):
    """One question of its own, with the way back to the one before."""
    number = len(codes) + 1
    context = {
        "page": tool,
        "question": asked[number - 1],
        "number": number,
        "total": len(asked),
        "codes": codes,
        "before": codes[:-1],
    }
    return answer(request, "method/tool_question.html", context)


def show_result(request, tool, asked, codes):
    chosen = [(q, q.choice(code)) for q, code in zip(asked, codes, strict=True)]
    context = {"page": tool, "chosen": chosen, "codes": codes}
    outcomes = list(tool.outcomes.all())
    if outcomes:
        known = [outcome.as_outcome() for outcome in outcomes]
        result = reflection.judge(asked, known, codes)
        rows = {outcome.key: outcome for outcome in outcomes}
        context |= {
            "result": result,
            "outcome": rows[result.outcome.key],
            "runner_up": rows[result.runner_up.key],
            "picture": picture(result, known),
        }
    else:
        activities = reading.pages(Activity, tool.language)
        wishes = {question.measure: choice.value for question, choice in chosen}
        context["suggestions"] = meeting.rank(activities, wishes)
    return answer(request, "method/tool_result.html", context)


def answer(request, template, context):
    context["title"] = _("Questions: {tool}").format(tool=context["page"].title)
    response = render(request, template, context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
