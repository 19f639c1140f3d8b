"""Where in a plan's file a fault is, by the words that its page has for the places."""

from django.utils.translation import gettext_lazy as _

from plan.forms import ROW_FORMS, AboutForm, TaskForm
from plan.plain import SEPARATOR

FORMS = {"task": TaskForm, **ROW_FORMS}
HEADINGS = {
    "task": _("The task"),
    "principles": _("The principles"),
    "steps": _("The steps"),
    "activities": _("Tools and activities in order"),
    "debriefs": _("Talks afterwards"),
    "results": _("Results of the reflection tools"),
    "loops": _("We went back: the loop log"),
    "reports": _("Reporting back"),
}


def words_of(error):
    """What is wrong, after where it is: what no one sees on the page has no name."""
    form, named = AboutForm, []
    for name in filter(None, error.where.split(SEPARATOR)):
        if not named and name in FORMS:
            form = FORMS[name]
            named.append(str(HEADINGS[name]))
        elif name.isdigit():
            named.append(name)
        elif name in form.base_fields and form.base_fields[name].label:
            named.append(str(form.base_fields[name].label))
    where = SEPARATOR.join(named).removesuffix("?")  # some labels ask
    return f"{where}: {error.message}" if where else error.message
