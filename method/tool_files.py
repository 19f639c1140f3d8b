"""What check_content says of a reflection tool's file, beyond what its fields allow."""

from django.utils.translation import gettext as _

from method import facts, proof
from method.choices import Question, read_choices
from method.reflection import Outcome


def faults(model, file, files):
    """Every fault of a tool that asks something, alone and beside its partner."""
    if not file.data.get("questions"):
        return
    files = list(files)
    try:
        asked, known = read(file)
        beside = [read(each)[0] for each in partners(model, file, files)]
    except ValueError as error:
        message = _("A choice or an outcome can't be read: {error}.")
        yield message.format(error=error)
        return
    activities = [
        each.data
        for each in files
        if (each.folder, each.language) == ("activities", file.language)
    ]
    activities.sort(key=lambda row: (row.get("position", 0), row["title"]))
    yield from proof.faults(asked, known, activities)
    for theirs in beside:
        yield from proof.differences(asked, theirs)


def partners(model, file, files):
    same = [each for each in files if each.folder == model.CONTENT_FOLDER]
    return [e for e in same if e.key == file.key and e.language != file.language]


def read(file):
    """A file's questions and outcomes. Raises ValueError, with the line at fault."""
    asked = [as_question(row) for row in file.data.get("questions", [])]
    return asked, [as_outcome(row) for row in file.data.get("outcomes", [])]


def as_question(row):
    fact = row.get("fact", "")
    choices = read_choices(row["choices"], fact, facts.allows)
    return Question(row["key"], row["text"], row["measure"], choices, fact)


def as_outcome(row):
    at = tuple(int(number) for number in row["at"].split(","))
    return Outcome(row["key"], row["title"], at)
