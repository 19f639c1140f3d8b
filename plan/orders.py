"""Rows added, removed and moved, as the page's buttons ask, with what is to be told."""

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from plan.parts import OWN
from plan.typed import LISTS


@dataclass(frozen=True)
class Told:
    """What has been done, and where the reader's focus belongs."""

    words: str = ""
    rows: str = ""
    number: int = -1
    part: str = ""
    step: str = ""  # the one whose rows these are, where each step has its own


def carry_out(order, data, shelf, sent):
    """Change the data as a button asks, and tell of it."""
    rows = data[order.rows]
    if order.verb == "add":
        return add(order, rows, shelf, sent)
    if not 0 <= order.number < len(rows):
        return Told(_("The row is no longer there."))
    return remove(order, rows) if order.verb == "remove" else move(order, rows)


def add(order, rows, shelf, sent):
    most = LISTS[order.rows].most
    if len(rows) >= most:
        told = _("There is room for {most} rows, and they are all in use.")
        words = told.format(most=most)
        return Told(words, order.rows, part="full", step=order.place)
    if order.rows == "activities":
        ref = sent.get(f"choice-{order.place}", OWN)
        rows.append(shelf.row(ref, order.place))
    else:
        rows.append({"step": order.place} if order.place else {})
    number = len(rows) - 1
    step, beside = together(replace(order, place=str(number)), rows)
    told = _("A row is added. It is number {number}.").format(number=len(beside))
    return Told(told, order.rows, number, "first", step)


def remove(order, rows):
    step, beside = together(order, rows)
    at = beside.index(order.number)
    left = beside[:at] + [number - 1 for number in beside[at + 1 :]]
    del rows[order.number]
    words = _("The row is removed.")
    if not left:
        return Told(words, order.rows, part="add", step=step)
    return Told(words, order.rows, left[min(at, len(left) - 1)], "title", step)


def move(order, rows):
    """One place up or down; the button stays in focus while it has a place to go."""
    step, beside = together(order, rows)
    last = len(beside) - 1
    to = beside.index(order.number) + (1 if order.verb == "down" else -1)
    to = max(0, min(last, to))
    rows.insert(beside[to], rows.pop(order.number))
    told = _("The row is moved to place {number} of {total}.")
    words = told.format(number=to + 1, total=len(beside))
    part = "down" if to == 0 else "up" if to == last else order.verb
    return Told(words, order.rows, beside[to], part, step)


def together(order, rows):
    """The step whose debriefs the row is among, and the numbers of all beside it."""
    if order.rows != "debriefs":
        return "", list(range(len(rows)))
    steps = [row.get("step", "") for row in rows]
    step = steps[order.number]
    return step, [number for number, each in enumerate(steps) if each == step]
