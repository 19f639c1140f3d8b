"""The mandate sheet: which level of influence is given, and whether it fits one A4."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from plan.forms import INFLUENCE
from plan.parts import Task

LINE = 92  # letters on a line of the sheet
MOST_LINES = 34  # that an A4 has for what is written in the task


@dataclass(frozen=True)
class Influence:
    """A level of SKR's ladder among all of them, by name."""

    chosen: str
    number: int
    names: tuple[str, ...]


def influence(task: Task) -> Influence:
    names = {key: str(name) for key, name in INFLUENCE if key}
    chosen = names.get(task.influence, "")
    number = [*names].index(task.influence) + 1 if chosen else 0
    return Influence(chosen, number, tuple(names.values()))


def is_long(task: Task) -> bool:
    """Whether the texts need more than one A4."""
    # What is open and what is closed stand beside each other, on half a line each.
    sides = max(lines(task.open, LINE // 2), lines(task.closed, LINE // 2))
    others = (task.question, task.hear_back, task.decides, task.money, task.hours)
    return sides + sum(lines(text, LINE) for text in others) > MOST_LINES


def lines(text: str, width: int) -> int:
    return sum(1 + len(line) // width for line in text.split("\n"))


TOO_LONG = _("The texts are longer than one A4. Shorten them, if it must be one sheet.")
