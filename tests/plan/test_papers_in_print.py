"""How a plan's papers fall on their sheets: what belongs together stands together."""

import datetime
import io
from itertools import pairwise

import pikepdf
import pytest

from plan.parts import Activity, Loop, Plan, Report, Task
from tests.paper.pdf import elements, sheets
from tests.plan.papers import ask, word

pytestmark = pytest.mark.django_db

DAY = datetime.date(2027, 3, 1)
LARGEST = 46  # points, of the poster's name


@pytest.fixture(autouse=True)
def shelf_of_its_own(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def printed(client, address, plan, as_="pdf"):
    answer = ask(client, address, plan, as_)
    return pikepdf.open(io.BytesIO(answer.content))


@pytest.fixture
def long_sheet(client):
    """A run sheet over many days of two items, with one note of several sheets."""
    days = [
        Activity(
            title=f"Punkt {n}",
            date=DAY + datetime.timedelta(n // 2),
            minutes=30,
            note="Fråga om barnvakt. " * (1 + n % 7),
        )
        for n in range(60)
    ]
    last = Activity(title="Lång", note="Ord på rad. " * 400)
    plan = Plan(activities=(*days, last))
    return printed(client, "/plan/korschema/", plan)


def test_an_item_of_the_run_sheet_stands_on_one_sheet_unless_it_is_long(long_sheet):
    rows = [e for e in elements(long_sheet.Root.StructTreeRoot) if e.S == "/TR"]
    split = [row for row in rows if len(set(sheets(row))) > 1]

    assert len(rows) > 60
    assert len(long_sheet.pages) > 4
    assert split in ([], rows[-1:])


def test_a_day_of_the_run_sheet_begins_on_the_sheet_of_its_first_item(long_sheet):
    kinds = ("/H2", "/Table")
    parts = [e for e in elements(long_sheet.Root.StructTreeRoot) if e.S in kinds]
    days = [pair for pair in pairwise(parts) if [str(e.S) for e in pair] == [*kinds]]

    assert len(days) == 30
    for heading, table in days:
        assert next(sheets(heading)) == next(sheets(table))


def test_what_is_said_of_a_loop_stands_on_one_sheet_unless_it_is_long(client):
    short = [Loop("prova", "utveckla", learnt="Nytt. " * n) for n in range(30)]
    long = Loop("prova", "utveckla", learnt="Ord på rad. " * 400)

    made = printed(client, "/plan/hela-planen/", Plan(loops=(*short, long)))

    lists = [e for e in elements(made.Root.StructTreeRoot) if e.S == "/L"]
    loops = lists[-31:]
    assert [each for each in loops if len(set(sheets(each))) > 1] == loops[-1:]


def beginnings(pdf):
    """How far in on the first sheet each piece of text, line and ground begins."""
    drawn = pikepdf.parse_content_stream(pdf.pages[0])
    return {round(each.operands[4]) for each in drawn if str(each.operator) == "cm"}


def column_widths(file):
    return [[column.width for column in table.columns] for table in file.tables]


def test_the_columns_of_a_run_sheet_stand_alike_on_every_day(client):
    short = Activity(title="Paus", date=DAY, minutes=15)
    long = Activity(title="Gåtur " * 30, date=DAY + datetime.timedelta(1), minutes=15)

    one, two = Plan(activities=(short,)), Plan(activities=(short, long))
    pdfs = [printed(client, "/plan/korschema/", plan) for plan in (one, two)]
    files = [word(ask(client, "/plan/korschema/", plan, "word")) for plan in (one, two)]

    assert beginnings(pdfs[0]) == beginnings(pdfs[1])
    assert column_widths(files[0]) * 2 == column_widths(files[1])


@pytest.mark.parametrize(
    ("title", "is_largest"),
    [("Elbilar i byn", True), ("Fjernvarmekonverteringsprojekt i Hjørring", False)],
)
def test_a_long_word_makes_the_posters_name_smaller_and_not_wider(
    client, title, is_largest
):
    plan = Plan(title=title, task=Task("?"), reports=(Report("a", "b", "c"),))

    made = printed(client, "/plan/aterkoppling/", plan, "poster")

    drawn = pikepdf.parse_content_stream(made.pages[0])
    sizes = [float(what[1]) for what, how in drawn if str(how) == "Tf"]
    assert (max(sizes) == LARGEST) is is_largest
