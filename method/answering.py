"""
Answering a reflection tool's questions: all on one page, or one at a time.

The answers stand in the address and nowhere else; answer_codes.py says how. Nothing
is stored or logged, and no cookie is set.
"""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from greenshift import reading
from method import answer_codes
from method.answer_codes import Fault
from method.answer_form import all_questions, one_question
from method.models import Tool
from method.results import result_of


@never_cache
@require_safe
def questions(request, language, slug):
    """The form, one question, or the result, by what the address holds."""
    tool = reading.page(Tool, language, slug=slug)
    if not tool.asked:
        raise Http404
    answers = answer_codes.read(tool.asked, request.GET.getlist("svar"))
    number = answer_codes.read_number(tool.asked, request.GET.getlist("nr"))
    if "sent" in request.GET or any(each.key in request.GET for each in tool.asked):
        return send_on(request, tool, answers, number)
    if answers.fault:
        form = all_questions(tool, answers.given(tool.asked))
        return show_all(request, tool, answers, form)
    if number:
        form = one_question(tool, number, answers)
        return show_one(request, tool, answers, number, form)
    if answers.is_complete:
        return show_result(request, tool, answers)
    form = all_questions(tool, initial=answers.given(tool.asked))
    return show_all(request, tool, answers, form)


def send_on(request, tool, answers, number):
    """Turn what a form sent into the address of the next page, or show it again."""
    if number is None:
        form = all_questions(tool, request.GET)
        if not form.is_valid():
            return show_all(request, tool, answers, form)
        codes = "".join(form.cleaned_data[each.key] for each in tool.asked)
        return HttpResponseRedirect(f"{tool.questions_url}?svar={codes}")
    form = one_question(tool, number, answers, request.GET)
    if not form.is_valid():
        return show_one(request, tool, answers, number, form)
    key = tool.asked[number - 1].key
    answers = answers.with_answer(number, form.cleaned_data[key])
    query = f"?svar={answers.codes}"
    if not answers.is_complete:
        query += f"&nr={answers.after(number)}"
    return HttpResponseRedirect(f"{tool.questions_url}{query}")


def show_all(request, tool, answers, form):
    context = {
        "form": form,
        "odd": odd_words(answers.fault),
        "count": answers.count,
        "one_url": f"{tool.questions_url}?svar={answers.codes}&nr=1",
        "title": _("The questions: {tool}").format(tool=tool.name),
    }
    return answer(request, "method/tool_questions.html", tool, answers, context)


def odd_words(fault):
    """What to tell a reader whose address holds something else than answers."""
    return {
        None: "",
        Fault.REPEATED: _("The address gives the answers more than once."),
        Fault.TOO_MANY: _("The address holds more answers than there are questions."),
        Fault.TOO_FEW: _("The address holds fewer answers than there are questions."),
        Fault.UNKNOWN: _("The address holds answers that the questions do not have."),
    }[fault]


def show_one(request, tool, answers, number, form):
    """One question of its own, with a way to each of the others."""
    total = len(tool.asked)
    told = _("Question {number} of {total}").format(number=number, total=total)
    context = {
        "form": form,
        "heading": told,
        "number": number,
        "steps": list(enumerate(answers.codes, start=1)),
        "before": number - 1,
        "title": f"{told}: {tool.name}",
    }
    query = f"&nr={number}"
    return answer(request, "method/tool_question.html", tool, answers, context, query)


def show_result(request, tool, answers):
    context = result_of(tool, answers.codes)
    return answer(request, "method/tool_result.html", tool, answers, context)


def answer(request, template, tool, answers, context, query=""):
    """A page that no one keeps, and that stands at the same codes in both languages."""
    query = f"?svar={answers.codes}{query}"
    partner = tool.partner_questions_url
    context |= {
        "page": tool,
        "codes": answers.codes,
        "own_url": f"{tool.questions_url}{query}",
        "other_url": f"{partner}{query}" if partner else None,
    }
    response = render(request, template, context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response
