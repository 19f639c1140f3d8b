"""
The plan as a file: JSON with a version, read strictly and written one way only.

A file of an earlier version is led through UPGRADES, one version at a time, so
that every file the site has given out can be opened. What the format does not
know is an error that names the field; what the site does not know, such as a tool
that is gone, is kept.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from plan import kinds
from plan.parts import Plan
from plan.plain import PlanFileError, cut

__all__ = ["FORMAT", "MOST_BYTES", "VERSION", "PlanFileError", "dump", "read"]

FORMAT = "gron-omstallning/plan"
VERSION = 1
MOST_BYTES = 1_000_000

Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
# From the version that is the key to the one after it. A version is added together
# with its upgrade and a file in tests/plan/files, which then is never changed.
UPGRADES: Mapping[int, Upgrade] = {}


def read(content: bytes) -> Plan:
    """The plan in a file. Raises PlanFileError."""
    if len(content) > MOST_BYTES:
        raise PlanFileError(_("The file is larger than 1 MB. No plan is that large."))
    data = parse(content)
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise PlanFileError(_("The file is not a plan from this site."))
    version = data.get("version")
    fields = {k: v for k, v in data.items() if k not in ("format", "version")}
    return kinds.read_part(Plan, upgrade(fields, version))


def parse(content: bytes) -> Any:
    """JSON as it should be: no name twice, no number that is none."""
    try:
        return json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=without_repeats,
            parse_constant=refuse,
        )
    except PlanFileError:
        raise
    except (ValueError, RecursionError) as error:
        message = _("The file is not a plan: it can't be read as JSON.")
        raise PlanFileError(message) from error


def without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            message = _("the field “{name}” stands twice in the same place.")
            raise PlanFileError(message.format(name=cut(name)))
        found[name] = value
    return found


def refuse(constant: str) -> None:
    raise PlanFileError(_("“{value}” is not a number.").format(value=constant))


def upgrade(
    data: dict[str, Any],
    version: Any,
    upgrades: Mapping[int, Upgrade] = UPGRADES,
    newest: int = VERSION,
) -> dict[str, Any]:
    """The fields as the newest version has them."""
    if type(version) is not int or version < 1:
        raise PlanFileError(_("The file does not say which version it has."))
    if version > newest:
        message = _(
            "The file was made by a newer version of the site, {version}, and this "
            "one reads up to {newest}. Open it where it was made."
        )
        raise PlanFileError(message.format(version=cut(version), newest=newest))
    for each in range(version, newest):
        data = upgrades[each](data)
    return data


def dump(plan: Plan) -> str:
    """The plan as the text of its file. Raises PlanFileError if it is too large."""
    data = {"format": FORMAT, "version": VERSION, **kinds.write_part(plan)}
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    if len(text.encode()) > MOST_BYTES:
        message = _("The plan is larger than 1 MB. Shorten some texts, or divide it.")
        raise PlanFileError(message)
    return text
