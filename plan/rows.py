"""Rows and steps of the plan's page, and what is told of them while they are closed."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from plan.outcomes import Outcome
from plan.typed import LISTS


@dataclass
class Row:
    """
    A row of a list: its form, and what is told of it while it is closed.

    Its number tells it from all others of its list; its place is among those that it
    stands with on the page, which for a debrief are those of its step.
    """

    rows: str
    number: int
    place: int
    total: int
    form: Any
    title: str
    said: str = ""
    url: str = ""
    about: str = ""  # what the page at that address is called
    focus: str = ""

    @property
    def id(self):
        return f"{self.rows}-{self.number}"

    @property
    def most(self):
        """How many rows its list has room for."""
        return LISTS[self.rows].most

    @property
    def fields(self):
        return self.form.visible_fields()

    def take_focus(self, part):
        """Open the page at a part of the row: its first field, title, up or down."""
        self.focus = part
        if part == "first":
            self.fields[0].field.widget.attrs["autofocus"] = True

    @property
    def is_open(self):
        return self.focus == "first" or bool(self.form.errors)


@dataclass
class StepSection:
    """A step with the team's words, the checklist, and what is chosen for it."""

    key: str
    form: Any
    page: Any  # the site's step, or None where the site does not know the key
    title: str
    chosen: list[Row]
    debriefs: list[Row]
    suggestions: list
    boxes: list[tuple[str, bool]] = field(default_factory=list)
    earlier: list[str] = field(default_factory=list)

    @property
    def id(self):
        return f"step-{self.key}"

    @property
    def heading(self):
        return f"{self.page.number}. {self.page.title}" if self.page else self.title

    @property
    def state(self):
        ticked = len(self.earlier) + sum(is_ticked for _words, is_ticked in self.boxes)
        total = len(self.earlier) + len(self.boxes)
        if not total:
            return ""
        return _("{done} of {total} ticked").format(done=ticked, total=total)

    @property
    def texts(self):
        apart = ("ticks", "notes")
        return [each for each in self.form.visible_fields() if each.name not in apart]

    @property
    def notes(self):
        """What stands last in the step."""
        return [self.form["notes"]]


@dataclass
class ResultRow(Row):
    outcome: Outcome | None = None


def filled(form):
    done = sum(bool(value(form, field.name)) for field in form)
    return _("{done} of {total} filled in").format(done=done, total=len(form.fields))


def value(form, name):
    return form[name].value() or ""


def day(form):
    """The form's date as it is read, or as it is typed where it is none."""
    typed = value(form, "date")
    try:
        return date_format(form.fields["date"].to_python(typed)) if typed else ""
    except ValidationError:
        return typed


def report_words(form):
    lacks = not is_done(form)
    return {
        "title": short(value(form, "heard")) or _("This we heard"),
        "said": _("The decision or the reason is missing") if lacks else "",
    }


def is_done(form):
    return all(value(form, name).strip() for name in ("heard", "decided", "why"))


def debrief_words(form):
    return {"title": short(value(form, "prompt")) or _("Debrief"), "said": day(form)}


def short(text):
    line = " ".join(text.split())
    return f"{line[:70]}…" if len(line) > 71 else line
