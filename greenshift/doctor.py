"""
What is wrong with an installation, in plain words, and what to do about it.

Each check returns its findings, and CHECKS says which of them need the database. The
command `doctor` tells of them; a check that fails itself is a finding too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from greenshift import doctor_database as kept, doctor_machine as machine
from greenshift.doctor_findings import Finding


@dataclass(frozen=True)
class Check:
    """A look at one thing; `reads` says whether it needs a database in order."""

    name: str
    look: Callable[[], Iterator[Finding]]
    reads: bool = False


CHECKS = [
    Check("data folder", machine.data_folder),
    Check("room on the disk", machine.room),
    Check("secret key", machine.secret_key),
    Check("address", machine.address),
    Check("debugging", machine.debugging),
    Check("facts", machine.facts),
    Check("static files", machine.static_files),
    Check("pictures", machine.media),
    Check("redis", machine.shared_count),
    Check("database", kept.database),
    Check("journal", kept.journal),
    Check("migrations", kept.migrations, reads=True),
    Check("content", kept.content, reads=True),
    Check("keys", kept.keys, reads=True),
    Check("pictures' files", kept.pictures, reads=True),
    Check("search", kept.search, reads=True),
    Check("copy", kept.copy, reads=True),
]


def examine() -> Iterator[tuple[Check, list[Finding] | None]]:
    """Each check with its findings, or None where the database is missing for it."""
    is_ready = True
    for check in CHECKS:
        if check.reads and not is_ready:
            yield check, None
            continue
        found = judge(check)
        if check.look in (kept.database, kept.migrations) and found:
            is_ready = False
        yield check, found


def judge(check):
    try:
        return list(check.look())
    except Exception as error:
        what = f"This can't be looked at: {type(error).__name__}: {error}"
        return [Finding(what, "Mend what is told of above, and ask again.")]
