"""Tools and activities side by side: a row for each thing to compare."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from greenshift import pages


@dataclass(frozen=True)
class Cell:
    """What a page tells, as lines in Markdown."""

    title: str
    lines: list


@dataclass(frozen=True)
class Row:
    """What is compared, with a cell for each page."""

    label: str
    cells: list


@dataclass(frozen=True)
class Comparison:
    """The rows that say something, and what their texts refer to."""

    rows: list
    links: frozenset


def compare(chosen, steps, language):
    found = [
        Row(label, [Cell(page.title, lines(page)) for page in chosen])
        for label, lines in told(steps)
    ]
    rows = [row for row in found if any(cell.lines for cell in row.cells)]
    texts = [line for row in rows for cell in row.cells for line in cell.lines]
    return Comparison(rows, pages.links(texts, language))


def told(steps):
    """What is compared, with how a page tells it as lines."""
    return [
        (_("What you get out of it"), lambda page: [page.purpose]),
        (_("Good for"), lambda page: [", ".join(page.aim_labels)]),
        (_("Where citizens are"), lambda page: filled(", ".join(page.stage_labels))),
        (_("Steps"), lambda page: step_links(page, steps)),
        (_("Time"), lambda page: [page.time_note]),
        (_("Group"), lambda page: [page.group_note]),
        (_("Staff"), lambda page: [page.staff]),
        (_("Preparation"), lambda page: [page.get_preparation_display()]),
        (_("Place"), lambda page: [page.get_place_display()]),
        (_("You need"), lambda page: page.materials),
        (_("When not to use it"), lambda page: getattr(page, "avoid", [])),
    ]


def filled(words):
    return [words] if words else []


def step_links(page, steps):
    return [
        f"[{step.number}. {step.title}]({step.reference})"
        for step in steps
        if ("step", step.key) in page.relations
    ]
