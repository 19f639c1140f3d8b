"""The table of a run: printed, and kept in docs/performance.md with its date."""

import os
import platform
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.conf import settings

PLACE = settings.BASE_DIR / "docs/performance.md"
START, END = "<!-- table -->", "<!-- end of table -->"


@dataclass(frozen=True)
class Row:
    """A measured thing, and where there is one its floor: "≥ 0.85" or "≤ 10"."""

    what: str
    shown: str
    floor: str = ""
    value: float = 0

    @property
    def is_met(self):
        if not self.floor:
            return ""
        sign, number = self.floor.split()[:2]
        limit = float(number)
        is_enough = self.value >= limit if sign == "≥" else self.value <= limit
        return "yes" if is_enough else "no"


def machine():
    told = Path("/proc/cpuinfo").read_text()
    model = re.search(r"model name\s*: (.+)", told)
    busy = os.getloadavg()[0]
    return (
        f"{date.today()}, {model[1] if model else platform.machine()}, "
        f"{os.cpu_count()} processors, load {busy:.1f} at the end, "
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}."
    )


def write(rows):
    lines = ["| what | measured | floor | met |", "|---|---|---|---|"]
    lines += [f"| {r.what} | {r.shown} | {r.floor} | {r.is_met} |" for r in rows]
    table = "\n".join([machine(), "", *lines])
    print(table)
    text = PLACE.read_text()
    before, after = text.partition(START)[0], text.partition(END)[2]
    PLACE.write_text(f"{before}{START}\n{table}\n{END}{after}")
