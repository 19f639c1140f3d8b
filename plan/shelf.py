"""What the site offers a plan: its steps, principles, tools and activities, by key."""

from functools import cached_property

from django.utils.translation import gettext as _

from greenshift import reading
from greenshift.linting import plain
from method.models import Activity, Principle, Step, Tool
from plan.parts import BREAK, OWN


class Shelf:
    """Every visible page of the method in a language, found in one query."""

    def __init__(self, language):
        kinds = [Step, Principle, Tool, Activity]
        found = reading.pages_by_kind(kinds, language)
        self.steps, self.principles, self.tools, self.activities = (
            {page.key: page for page in found[kind]} for kind in kinds
        )

    def page(self, ref):
        """The tool or activity that a reference names, or None."""
        kind, _colon, key = ref.partition(":")
        return {"tool": self.tools, "activity": self.activities}.get(kind, {}).get(key)

    def title(self, ref):
        """What a reference is called, known or not."""
        if ref == BREAK:
            return _("Break")
        if ref == OWN:
            return _("An item of our own")
        page = self.page(ref)
        if page:
            return getattr(page, "name", page.title)
        return _("Unknown: {key}").format(key=ref.partition(":")[2])

    def is_known(self, ref):
        return ref in (BREAK, OWN) or self.page(ref) is not None

    def row(self, ref, step):
        """An activity as it is when it is added, filled in with what the site knows."""
        page = self.page(ref)
        if ref not in (BREAK, OWN) and page is None:
            ref = OWN
        row = {"ref": ref, "step": step, "title": "" if ref == OWN else self.title(ref)}
        if page:
            row["minutes"] = page.minutes_max or page.minutes_min or ""
            row["materials"] = "\n".join(map(plain, page.materials))
        return row

    def step_title(self, key):
        if key in self.steps:
            return self.steps[key].title
        return _("Unknown step: {key}").format(key=key)

    def step_name(self, key):
        """A step with its number, if the site knows it."""
        if key in self.steps:
            return f"{self.steps[key].number}. {self.steps[key].title}"
        return self.step_title(key)

    def end(self, key):
        """An end of a loop, or a dash where no step is named."""
        return self.step_title(key) if key else "–"

    def principle_title(self, key):
        if key in self.principles:
            return self.principles[key].title
        return _("Unknown principle: {key}").format(key=key)

    @cached_property
    def step_choices(self):
        named = [
            (key, f"{step.number}. {step.title}") for key, step in self.steps.items()
        ]
        return [("", "–"), *named]

    def suggestions(self, step=""):
        """What can be added, in groups: what belongs to the step comes first."""
        others = (_("Other tools"), _("Other activities")) if step else ()
        tools, activities = others or (_("Tools"), _("Activities"))
        groups = [
            (_("Tools for the step"), options(self.tools, step, is_near=True)),
            (
                _("Activities for the step"),
                options(self.activities, step, is_near=True),
            ),
            (activities, options(self.activities, step, is_near=False)),
            (tools, options(self.tools, step, is_near=False)),
            (_("Your own"), [(ref, self.title(ref)) for ref in (OWN, BREAK)]),
        ]
        return [group for group in groups if group[1]]


def options(pages, step, *, is_near):
    return [
        (page.reference, getattr(page, "name", page.title))
        for page in pages.values()
        if (("step", step) in page.relations) == is_near
    ]
