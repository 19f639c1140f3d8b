"""The whole plan as it is typed: its forms together, and the plan they make."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.datastructures import MultiValueDict

from greenshift.slugs import slug
from plan import kinds, planfile, typed as typing
from plan.forms import ROW_FORMS, AboutForm, StepChoiceForm, TaskForm
from plan.parts import Plan
from plan.plain import PlanFileError


@dataclass(frozen=True)
class Fault:
    """What is wrong, and the field it is wrong in, if it is in one."""

    words: str
    label: str = ""
    id: str = ""


class WholePlan:
    """Bound forms for all of a plan; every step and principle of the site is there."""

    def __init__(self, data, shelf):
        self.shelf = shelf
        data["principles"] = typing.complete(data["principles"], [*shelf.principles])
        data["steps"] = typing.complete(data["steps"], [*shelf.steps])
        bound = MultiValueDict(typing.to_form(data))
        self.about = AboutForm(bound)
        self.task = TaskForm(bound, prefix="task")
        self.rows = {
            name: [self.bind(form, bound, name, n) for n in range(len(data[name]))]
            for name, form in ROW_FORMS.items()
        }

    def bind(self, form, bound, name, number):
        more = {"shelf": self.shelf} if issubclass(form, StepChoiceForm) else {}
        return form(bound, prefix=f"{name}-{number}", **more)

    def blank(self, name, number):
        """A form of a list's with nothing typed in it."""
        return self.bind(ROW_FORMS[name], MultiValueDict(), name, number)

    @property
    def forms(self):
        yield self.about
        yield self.task
        for rows in self.rows.values():
            yield from rows

    @cached_property
    def faults(self):
        """Every fault of every field, in the page's order."""
        found = [
            Fault(words, field.label, field.id_for_label)
            for form in self.forms
            if not form.is_valid()
            for field in form
            for words in field.errors
        ]
        return found or self.fault_of_size

    @property
    def fault_of_size(self):
        try:
            planfile.dump(self.plan)
        except PlanFileError as error:
            return [Fault(str(error))]
        return []

    @cached_property
    def plan(self):
        """The plan that valid forms make, without rows that nothing is typed in."""
        rows = {
            name: tuple(form.made for form in forms if not form.is_bare)
            for name, forms in self.rows.items()
        }
        return Plan(**self.about.cleaned_data, task=self.task.made, **rows)


def empty(language):
    """Nothing typed yet."""
    return typing.from_form(MultiValueDict()) | {"language": language}


def opened(plan):
    """A plan from a file, as if it were typed."""
    return empty(plan.language) | kinds.write_part(plan)


def file_name(plan):
    """What the file is called: plan-elbilar-i-byn-2.json"""
    words = f"plan {plan.title} {plan.edition}"
    return f"{slug(words, plan.language)[:80].strip('-')}.json"
