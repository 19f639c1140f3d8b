"""What the plan's page shows, made of what is typed and of what the site offers."""

from django.utils.translation import gettext as _, ngettext

from greenshift.linting import plain
from plan import planfile
from plan.outcomes import outcome, with_questions
from plan.parts import OWN
from plan.rows import (
    ResultRow,
    Row,
    StepSection,
    day,
    debrief_words,
    filled,
    is_done,
    report_words,
    value,
)

BLANK = ("activities", "debriefs", "results", "loops", "reports")
NOWHERE = 9999  # a row's number that a script replaces


class PlanPage:
    """The whole page, made of what is typed and of what the site has to offer."""

    def __init__(self, whole, told):
        self.whole, self.shelf, self.told = whole, whole.shelf, told
        self.about, self.task = whole.about, whole.task
        self.activities = self.rows_of("activities", self.activity_words)
        self.loops = self.rows_of("loops", self.loop_words)
        self.reports = self.rows_of("reports", report_words)
        self.debriefs = self.rows_of("debriefs", debrief_words)
        self.results = self.rows_of("results", self.result_words, ResultRow)
        self.principles = [self.principle(form) for form in whole.rows["principles"]]
        self.steps = [self.step(form) for form in whole.rows["steps"]]
        self.suggestions = self.shelf.suggestions()
        self.reflections = with_questions(self.shelf)

    @property
    def contents(self):
        """The parts of the page, for a list of links."""
        return [
            ("about", _("About the plan")),
            ("task", _("The task")),
            ("principles", _("The principles")),
            *((step.id, step.heading) for step in self.steps),
            ("activities", _("Tools and activities in order")),
            ("results", _("Results of the reflection tools")),
            ("loops", _("We went back: the loop log")),
            ("reports", _("Reporting back")),
            ("papers", _("Papers from the plan")),
        ]

    # What a script has to know of the file: its format's name and version.
    file = planfile

    @property
    def blank_rows(self):
        """A row of each list with nothing in it, for a page that has no server."""
        forms = {name: self.whole.blank(name, NOWHERE) for name in BLANK}
        return [
            Row(name, NOWHERE, NOWHERE + 1, NOWHERE + 2, form, "")
            for name, form in forms.items()
        ]

    @property
    def open_sections(self):
        """Where something was just done or has to be mended; else where to begin."""
        found = {each.id for each in self.steps if each.form.errors}
        found |= {name for name in ("about", "task") if getattr(self, name).errors}
        for name, forms in self.whole.rows.items():
            found |= {name for form in forms if form.errors}
        found.add(self.told.rows)
        steps = {value(row.form, "step") for row in self.debriefs if row.form.errors}
        found |= {f"step-{step}" for step in steps | {self.told.step} if step}
        return found - {""} or {"about", "task"}

    def rows_of(self, name, words, make=Row):
        forms = self.whole.rows[name]
        has_steps = name == "debriefs"  # of its own in each, on the page
        steps = [value(form, "step") if has_steps else "" for form in forms]
        rows = []
        for number, (form, step) in enumerate(zip(forms, steps, strict=True)):
            place, total = steps[:number].count(step) + 1, steps.count(step)
            row = make(name, number, place, total, form, **words(form))
            if (self.told.rows, self.told.number) == (name, number):
                row.take_focus(self.told.part)
            rows.append(row)
        return rows

    def activity_words(self, form):
        ref = value(form, "ref") or OWN
        step = value(form, "step")
        minutes = value(form, "minutes")
        said = [
            "" if self.shelf.is_known(ref) else self.shelf.title(ref),
            self.shelf.step_title(step) if step else "",
            day(form),
            value(form, "start"),
            _("{n} min").format(n=minutes) if minutes else "",
        ]
        page = self.shelf.page(ref)
        return {
            "title": value(form, "title") or self.shelf.title(ref),
            "said": " · ".join(each for each in said if each),
            "url": page.url if page else "",
            "about": self.shelf.title(ref),
        }

    def loop_words(self, form):
        ends = [value(form, "from_step"), value(form, "to_step")]
        if not any(ends):
            return {"title": _("We went back"), "said": day(form)}
        start, end = map(self.shelf.end, ends)
        return {"title": f"{start} → {end}", "said": day(form)}

    def result_words(self, form):
        found = outcome(value(form, "tool"), value(form, "codes"), self.shelf)
        return {
            "title": found.name,
            "said": found.says,
            "outcome": found,
            "url": found.url,
            "about": found.name,
        }

    def principle(self, form):
        key = value(form, "key")
        page = self.shelf.principles.get(key)
        return {"form": form, "page": page, "title": self.shelf.principle_title(key)}

    def step(self, form):
        key = value(form, "key")
        page = self.shelf.steps.get(key)
        ticks = form["ticks"].value() or []
        known = [plain(words) for words in page.checklist] if page else []
        return StepSection(
            key=key,
            form=form,
            page=page,
            title=self.shelf.step_title(key),
            chosen=[r for r in self.activities if value(r.form, "step") == key],
            debriefs=[r for r in self.debriefs if value(r.form, "step") == key],
            suggestions=self.shelf.suggestions(key) if page else [],
            boxes=[(words, words in ticks) for words in known],
            earlier=[words for words in ticks if words not in known],
        )

    @property
    def other_debriefs(self):
        """Those of no step that the page shows."""
        keys = {step.key for step in self.steps}
        return [r for r in self.debriefs if value(r.form, "step") not in keys]

    @property
    def about_state(self):
        return filled(self.about)

    @property
    def task_state(self):
        return filled(self.task)

    @property
    def principles_state(self):
        done = sum(bool(value(each["form"], "is_talked")) for each in self.principles)
        words = _("{done} of {total} talked through")
        return words.format(done=done, total=len(self.principles))

    @property
    def activities_state(self):
        count = len(self.activities)
        return ngettext("{n} item", "{n} items", count).format(n=count)

    @property
    def results_state(self):
        count = len(self.results)
        return ngettext("{n} result", "{n} results", count).format(n=count)

    @property
    def loops_state(self):
        count = len(self.loops)
        return ngettext("{n} loop", "{n} loops", count).format(n=count)

    @property
    def reports_state(self):
        done = sum(is_done(row.form) for row in self.reports)
        words = _("{done} of {total} finished")
        return words.format(done=done, total=len(self.reports))
