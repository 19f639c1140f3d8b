"""Reporting back: what is heard, what became of it, and what still is missing."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from plan.parts import Plan, Report

ADDRESS = re.compile(
    r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]|www\.[^\s<>\"]+[^\s<>\".,;:!?)]"
)
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
SHORT = 90
MOST = 300  # letters in a QR code, more than which a telephone finds hard to read


@dataclass(frozen=True)
class Point:
    """One thing that was heard."""

    number: int
    report: Report

    @property
    def heading(self) -> str:
        line = " ".join(self.report.heard.split())
        return line if len(line) <= SHORT else f"{line[: SHORT - 1]}…"

    @property
    def is_cut(self) -> bool:
        """Whether there is more heard than the heading says."""
        return self.heading != self.report.heard

    @property
    def lacks(self) -> str:
        """What has to be there before the point is finished, in words."""
        report = self.report
        if not report.heard:
            return _("what was heard is missing")
        if not report.decided and not report.why:
            return _("the decision and the reason are missing")
        if not report.decided:
            return _("the decision is missing")
        return "" if report.why else _("the reason is missing")


@dataclass(frozen=True)
class Points:
    """All that was heard; done when no point lacks anything."""

    all: tuple[Point, ...]

    @property
    def unfinished(self) -> list[Point]:
        return [point for point in self.all if not point.report.is_done]

    @property
    def is_done(self) -> bool:
        return bool(self.all) and not self.unfinished


def points(plan: Plan) -> Points:
    return Points(tuple(Point(n, each) for n, each in enumerate(plan.reports, 1)))


def address(plan: Plan) -> str:
    """
    Where those who were heard can read on or answer: the team's own web page or mail.

    It stands in what the plan says of how people hear back, or as its contact.
    """
    texts = [plan.task.hear_back, plan.task.contact]
    texts += [report.contact for report in plan.reports]
    for pattern, before in ((ADDRESS, ""), (MAIL, "mailto:")):
        for text in texts:
            if (found := pattern.search(text)) and len(found[0]) <= MOST:
                start = "https://" if found[0].startswith("www.") else before
                return f"{start}{found[0]}"
    return ""
