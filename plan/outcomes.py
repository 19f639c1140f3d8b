"""What the reflection tools' answers in a plan say, and those that arrive by a link."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from method import answer_codes, meeting, reflection
from method.choices import choose
from plan.typed import LISTS

IN_ADDRESS = re.compile(r"([a-z0-9][a-z0-9-]{0,59}):([a-j]{1,60})", re.ASCII)


@dataclass(frozen=True)
class Outcome:
    """A tool's name, what the answers say, and the address that shows why."""

    name: str
    says: str
    url: str = ""
    is_known: bool = True


def outcome(tool_key, codes, shelf):
    tool = shelf.tools.get(tool_key)
    if tool is None:
        told = _("The site does not know this tool. What you noted is kept.")
        return Outcome(_("Unknown: {key}").format(key=tool_key), told, is_known=False)
    answers = answer_codes.read(tool.asked, [codes]) if tool.asked else None
    if answers is None or answers.fault or not answers.is_complete:
        told = _("The answers do not fit the tool's questions. Answer them anew.")
        return Outcome(tool.name, told, tool.url, is_known=False)
    url = f"{tool.questions_url}?svar={answers.codes}"
    return Outcome(tool.name, judged(tool, answers.codes, shelf), url)


def judged(tool, codes, shelf):
    """The heading that the result's own page has."""
    if tool.known:
        return reflection.judge(tool.asked, tool.known, codes).outcome.title
    ranked = meeting.rank(list(shelf.activities.values()), choose(tool.asked, codes))
    best = ranked[0].activity.title if ranked else "–"
    return _("{activity} fits best").format(activity=best)


def arriving(values, data, shelf):
    """Put results from the address into a plan; gives a word about each."""
    told = []
    for value in values[:10]:
        match = IN_ADDRESS.fullmatch(value)
        found = outcome(match[1], match[2], shelf) if match else None
        if found is None or not found.is_known:
            told.append(_("The result in the address can't be read, and is left out."))
            continue
        row = {"tool": match[1], "codes": match[2]}
        there = [(each.get("tool"), each.get("codes")) for each in data["results"]]
        if (match[1], match[2]) not in there and len(there) < LISTS["results"].most:
            data["results"].append(row)
        words = _("{tool} is in the plan: {result}.")
        told.append(words.format(tool=found.name, result=found.says))
    return list(dict.fromkeys(told))


def with_questions(shelf):
    """The tools that the site asks and answers."""
    return [tool for tool in shelf.tools.values() if tool.asked]
