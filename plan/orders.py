"""Rows added, removed and moved, as the page's buttons ask, with what is to be told."""

from dataclasses import dataclass

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
        return Told(told.format(most=most))
    if order.rows == "activities":
        ref = sent.get(f"choice-{order.place}", OWN)
        rows.append(shelf.row(ref, order.place))
    else:
        rows.append({"step": order.place} if order.place else {})
    told = _("A row is added. It is number {number}.").format(number=len(rows))
    return Told(told, order.rows, len(rows) - 1, "first")


def remove(order, rows):
    del rows[order.number]
    number = min(order.number, len(rows) - 1)
    part = "title" if rows else "add"
    return Told(_("The row is removed."), order.rows, number, part)


def move(order, rows):
    """One place up or down; the button stays in focus while it has a place to go."""
    last = len(rows) - 1
    to = order.number + (1 if order.verb == "down" else -1)
    to = max(0, min(last, to))
    rows.insert(to, rows.pop(order.number))
    told = _("The row is moved to place {number} of {total}.")
    words = told.format(number=to + 1, total=len(rows))
    part = "down" if to == 0 else "up" if to == last else order.verb
    return Told(words, order.rows, to, part)
