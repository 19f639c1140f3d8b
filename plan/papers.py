"""
What a plan gives on paper: a mandate sheet, a run sheet, a report back, or all of it.

Each has one template, in templates/plan/papers. Its HTML is what the page shows, and
what Word and the typesetter are given: nothing is said twice.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import TextChoices
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy as _, pgettext_lazy

from greenshift.slugs import slug
from plan import mandate, reporting
from plan.forms import STATES
from plan.outcomes import outcome
from plan.parts import Plan
from plan.runsheet import run_sheet
from plan.walked import walked


class Kind(TextChoices):
    MANDATE = "mandate", pgettext_lazy("paper", "Mandate sheet")
    RUN_SHEET = "run-sheet", pgettext_lazy("paper", "Run sheet")
    REPORT = "report", pgettext_lazy("paper", "Report back")
    WHOLE = "whole", pgettext_lazy("paper", "The whole plan")


SAYS = {
    Kind.MANDATE: _(
        "One A4 for those who decide: the question, what is open, the level of "
        "influence, who decides and when, money and hours."
    ),
    Kind.RUN_SHEET: _(
        "The tools and activities you have chosen, by the clock, with one list of "
        "materials."
    ),
    Kind.REPORT: _(
        "To those who took part: what was heard, what was decided, why, and what "
        "happens next. As a letter, as text to paste, and as a poster. A web address "
        "or a mailbox in how everyone hears back, or as contact, becomes its QR code."
    ),
    Kind.WHOLE: _(
        "Everything you have filled in, with the loop log and the way you have walked."
    ),
}
TEMPLATES = {
    Kind.MANDATE: "plan/papers/mandate.html",
    Kind.RUN_SHEET: "plan/papers/run_sheet.html",
    Kind.REPORT: "plan/papers/report.html",
    Kind.WHOLE: "plan/papers/whole.html",
}


@dataclass(frozen=True)
class Paper:
    """A paper of a plan, in the language that the plan is written in."""

    kind: Kind
    plan: Plan
    shelf: Any  # of the plan's language

    @property
    def language(self):
        return self.plan.language

    @property
    def heading(self):
        return self.plan.title or gettext("A plan without a name")

    @property
    def title(self):
        return f"{self.kind.label}: {self.heading}"

    @property
    def facts(self):
        """Whether this is final, of which day, and which version."""
        day, edition = self.plan.date, self.plan.edition
        told = [
            str(dict(STATES)[self.plan.state]),
            date_format(day) if day else gettext("no date yet"),
            f"{gettext('version')} {edition}" if edition else gettext("no version yet"),
        ]
        return " · ".join(told)

    @property
    def foot(self):
        return f"{self.title} · {self.facts}"

    @property
    def file_stem(self):
        with translation.override(self.language):
            words = f"{self.kind.label} {self.plan.title} {self.plan.edition}"
        return slug(words, self.language)[:80].strip("-")

    @cached_property
    def body(self):
        """The HTML below the heading."""
        with translation.override(self.language):
            return render_to_string(TEMPLATES[self.kind], self.context)

    @property
    def context(self):
        plan, is_whole = self.plan, self.kind == Kind.WHOLE
        told = {"plan": plan, "task": plan.task, "level": 3 if is_whole else 2}
        if self.kind in (Kind.MANDATE, Kind.WHOLE):
            told |= {"influence": mandate.influence(plan.task), "is_whole": is_whole}
        if self.kind in (Kind.RUN_SHEET, Kind.WHOLE):
            told |= {"sheet": run_sheet(plan.activities), "shelf": self.shelf}
        if self.kind in (Kind.REPORT, Kind.WHOLE):
            told |= {"points": reporting.points(plan)}
        return told | (self.whole if is_whole else {})

    @property
    def whole(self):
        """What stands on the whole plan alone."""
        shelf, plan = self.shelf, self.plan
        return {
            "principles": [
                (shelf.principle_title(each.key), each) for each in plan.principles
            ],
            "steps": [
                (shelf.step_name(each.key), each, self.debriefs(each.key))
                for each in plan.steps
            ],
            "other_debriefs": self.debriefs_elsewhere,
            "results": [
                (outcome(each.tool, each.codes, shelf), each.note)
                for each in plan.results
            ],
            "loops": [
                (*map(shelf.end, (each.from_step, each.to_step)), each)
                for each in plan.loops
            ],
            "path": walked(plan, shelf.steps),
        }

    def debriefs(self, key):
        return [each for each in self.plan.debriefs if each.step == key]

    @property
    def debriefs_elsewhere(self):
        keys = {step.key for step in self.plan.steps}
        return [each for each in self.plan.debriefs if each.step not in keys]
