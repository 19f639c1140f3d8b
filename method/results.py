"""What a reflection tool's result page tells, from the codes of its address."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from greenshift import reading
from method import meeting, reflection
from method.answer_codes import NONE
from method.choices import choose
from method.models import Activity, Tool
from method.reflection_picture import picture

SHOWN = 3  # activities told of in full; the others come after in short


@dataclass(frozen=True)
class Start:
    """The way on to a tool that ranks activities, with one of its answers given."""

    tool: Tool
    url: str


def result_of(tool, codes):
    """Everything the result's template asks for."""
    chosen = choose(tool.asked, codes)
    found = pointed_to(tool, codes) if tool.known else ranked(tool, chosen)
    address = f"{tool.questions_url}?svar={codes}"
    return found | {
        "chosen": chosen,
        "address": address,
        "plan_url": plan_url(tool.language, tool.key, codes),
    }


def pointed_to(tool, codes):
    result = reflection.judge(tool.asked, tool.known, codes)
    rows = {outcome.key: outcome for outcome in tool.outcomes.all()}
    return {
        "title": f"{result.outcome.title}: {tool.name}",
        "heading": result.outcome.title,
        "result": result,
        "outcome": rows[result.outcome.key],
        "runner_up": rows[result.runner_up.key],
        "picture": picture(result, tool.known),
        "start": start_of(tool.language, result.outcome.key),
    }


def ranked(tool, chosen):
    found = meeting.rank(reading.pages(Activity, tool.language), chosen)
    if not found:
        raise Http404
    best = [each for each in found if each.points == found[0].points]
    heading = _("{activity} fits best").format(activity=best[0].activity.title)
    return {
        "title": f"{heading}: {tool.name}",
        "heading": heading,
        "is_tied": len(best) > 1,
        "first": found[:SHOWN],
        "others": found[SHOWN:],
        "suggestions": found,
    }


def start_of(language, value):
    """A tool in which the outcome is an answer, with that answer given."""
    for tool in reading.pages(Tool, language):
        codes = [each.code_of(value) if each.fact else "" for each in tool.asked]
        if any(codes):
            given = "".join(code or NONE for code in codes)
            return Start(tool, f"{tool.questions_url}?svar={given}")
    return None


def plan_url(language, key, codes):
    """
    The plan page, which takes a tool's key and the codes, or nothing without one.

    /plan/?resultat=formkompassen:cccaaaaa
    """
    try:
        page = reverse("plan:plan", kwargs={"language": language})
    except NoReverseMatch:
        return None
    return f"{page}?resultat={key}:{codes}"
