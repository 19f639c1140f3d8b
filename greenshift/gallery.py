"""
Every component in its states, on one page for those who build: /komponenter/.

Only with DEBUG on. The samples are the site's own pages, so the gallery shows
what readers meet.
"""

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cases.models import Case
from greenshift import reading
from method.diagrams import process_map
from method.models import Activity, Principle, Step, Tool

PROSE = """\
Brödtext med *kursiv*, **fetstil**, `kod` och en [länk](https://example.org).

### En rubrik på nivå 3

- en punkt
    - en punkt i punkten

1. ett moment
2. ett till

> Ett citat.

| Fråga | Svar | Ännu en spalt |
|---|---|---|
| Vem? | Alla som berörs | Så här bred kan en tabell bli |

!!! note "Att tänka på"
    En ruta med ett råd.

Term
:   Och dess förklaring.
"""


@require_safe
def components(request):
    if not settings.DEBUG:
        raise Http404
    steps = reading.pages(Step, "sv")
    maps = [process_map(steps, _("to step {}"), current=one) for one in (None, *steps)]
    context = {
        "page": None,
        "prose": PROSE,
        "steps": steps,
        "step": steps[2],
        "maps": maps,
        "principle": reading.pages(Principle, "sv")[0],
        "tool": reading.pages(Tool, "sv")[0],
        "activity": reading.pages(Activity, "sv")[-1],
        "cases": reading.pages(Case, "sv"),
    }
    return render(request, "components.html", context)
