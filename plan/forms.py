"""The page's forms: one for each part of the plan. No field has to be filled in."""

from django import forms
from django.utils.functional import lazy
from django.utils.translation import (
    gettext,
    gettext_lazy as _,
    gettext_noop,
    pgettext_lazy,
)

from greenshift import rendering
from plan import parts
from plan.fields import field
from plan.widgets import HiddenInput, Select

STATES = (
    (parts.DRAFT, _("Working material")),
    (parts.FINAL, pgettext_lazy("plan", "Final")),
)
INFLUENCE = (
    ("", "–"),
    ("information", pgettext_lazy("influence", "Information")),
    ("consultation", pgettext_lazy("influence", "Consultation")),
    ("dialogue", pgettext_lazy("influence", "Dialogue")),
    ("influence", pgettext_lazy("influence", "Influence")),
    ("codecision", pgettext_lazy("influence", "Co-decision")),
)


def inline(text):
    return rendering.render_inline(gettext(text))


ABOUT_INFLUENCE = lazy(inline, str)(
    gettext_noop(
        "The words are from [SKR's ladder of participation](https://imcode.com/1619). "
        "Promise no more than you can keep."
    )
)


class PartForm(forms.Form):
    """A part of the plan as it is typed."""

    part = None
    use_required_attribute = False

    @property
    def made(self):
        return self.part(**self.cleaned_data)

    @property
    def is_bare(self):
        """Whether nothing but the place it stands at is filled in."""
        made = self.made
        named = {n: getattr(made, n) for n in ("key", "step") if n in self.fields}
        return made == self.part(**named)


class StepChoiceForm(PartForm):
    """A part that names steps, known to the site or not."""

    step_fields = ("step",)

    def __init__(self, *args, shelf, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.step_fields:
            key = self[name].value() or ""
            choices = shelf.step_choices
            if key and key not in shelf.steps:
                choices = [*choices, (key, shelf.step_title(key))]
            self.fields[name].widget.choices = choices


class AboutForm(PartForm):
    part = parts.Plan

    title = field(part, "title", _("The plan's name"))
    state = field(part, "state", pgettext_lazy("plan", "State"), choices=STATES)
    date = field(part, "date", _("Date"))
    edition = field(part, "edition", pgettext_lazy("plan", "Version"))
    language = field(
        part,
        "language",
        _("The language you write in"),
        choices=(("sv", "Svenska"), ("da", "Dansk")),
    )


class TaskForm(PartForm):
    part = parts.Task

    question = field(part, "question", _("The question you are to answer together"))
    open = field(part, "open", _("This is open"))
    closed = field(part, "closed", _("This is decided already"))
    influence = field(
        part,
        "influence",
        _("Level of influence"),
        ABOUT_INFLUENCE,
        choices=INFLUENCE,
    )
    decides = field(part, "decides", _("Who decides in the end"))
    decides_on = field(part, "decides_on", _("When the decision is made"))
    money = field(part, "money", _("Money"))
    hours = field(part, "hours", _("Working hours"))
    hear_back = field(part, "hear_back", _("How everyone hears what became of it"))
    contact = field(
        part, "contact", _("Contact"), _("A role and a shared mailbox, not a person.")
    )


class PrincipleForm(PartForm):
    part = parts.Principle

    key = field(part, "key", widget=HiddenInput)
    is_talked = field(part, "is_talked", _("We have talked it through"))
    note = field(part, "note", _("What it means with us"))


class StepForm(PartForm):
    part = parts.Step

    key = field(part, "key", widget=HiddenInput)
    goal = field(part, "goal", _("Our goal"))
    frames = field(part, "frames", _("Our frames"))
    roles = field(part, "roles", _("Our roles"))
    people = field(part, "people", _("Who takes part"), _("Groups, not names."))
    ticks = field(part, "ticks", _("Checklist"))
    notes = field(part, "notes", _("Notes"))


class ActivityForm(StepChoiceForm):
    part = parts.Activity

    ref = field(part, "ref", widget=HiddenInput)
    title = field(part, "title", _("Heading"))
    step = field(part, "step", _("Step"), widget=Select)
    date = field(part, "date", _("Date"))
    start = field(part, "start", _("Begins"))
    minutes = field(part, "minutes", _("Minutes"))
    who = field(part, "who", _("Who does what"), _("Roles, not names."))
    materials = field(part, "materials", _("Materials"), _("One thing a line."))
    note = field(part, "note", _("Note"))


class DebriefForm(PartForm):
    part = parts.Debrief

    step = field(part, "step", widget=HiddenInput)
    date = field(part, "date", _("Date"))
    prompt = field(part, "prompt", _("Question"))
    answer = field(part, "answer", _("What you answered"))


class ResultForm(PartForm):
    part = parts.Result

    tool = field(part, "tool", widget=HiddenInput)
    codes = field(part, "codes", widget=HiddenInput)
    note = field(part, "note", _("What it means with us"))


class LoopForm(StepChoiceForm):
    part = parts.Loop
    step_fields = ("from_step", "to_step")

    from_step = field(part, "from_step", _("From step"), widget=Select)
    to_step = field(part, "to_step", _("Back to step"), widget=Select)
    date = field(part, "date", _("Date"))
    learnt = field(part, "learnt", _("What we learnt"))
    keep = field(part, "keep", _("What we keep"))
    change = field(part, "change", _("What we change"))


class ReportForm(PartForm):
    part = parts.Report

    heard = field(part, "heard", _("This we heard"))
    decided = field(part, "decided", _("This was decided"))
    why = field(part, "why", _("Why"))
    next = field(part, "next", _("What happens next"))
    contact = field(part, "contact", _("Contact"), _("A role, not a person."))
    date = field(part, "date", _("Date"))


ROW_FORMS = {
    "principles": PrincipleForm,
    "steps": StepForm,
    "activities": ActivityForm,
    "debriefs": DebriefForm,
    "results": ResultForm,
    "loops": LoopForm,
    "reports": ReportForm,
}
