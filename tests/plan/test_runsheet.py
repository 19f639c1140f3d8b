"""The clock of the run sheet: right after every reorder, whatever is lacking."""

from datetime import date, time

from hypothesis import given, strategies as st

from plan.parts import BREAK, Activity
from plan.runsheet import LONGEST, run_sheet
from tests.plan.plans import any_part

MARCH = date(2027, 3, 1)


def item(title="", minutes=None, start=None, **more):
    start = time.fromisoformat(start) if start else None
    return Activity(title=title, minutes=minutes, start=start, **more)


def clocks(*activities):
    blocks = [block for day in run_sheet(activities).days for block in day.blocks]
    return [
        (block.activity.title, block.clock and f"{block.clock:%H:%M}")
        for block in blocks
    ]


def test_each_item_begins_when_the_one_before_it_ends():
    found = clocks(item("A", 60, "17:30"), item("B", 15), item("C", 5))

    assert found == [("A", "17:30"), ("B", "18:30"), ("C", "18:45")]


def test_a_reordered_day_still_begins_when_it_began():
    found = clocks(item("B", 15), item("A", 60, "17:30"))

    assert found == [("B", "17:30"), ("A", "17:45")]


def test_given_times_out_of_order_give_way_to_the_order_and_are_told_of():
    later, earlier = item("B", 30, "18:30"), item("A", 60, "17:30")

    (day,) = run_sheet([later, earlier]).days

    assert clocks(later, earlier) == [("B", "17:30"), ("A", "18:00")]
    assert [block.is_elsewhen for block in day.blocks] == [True, True]


def test_a_given_time_in_order_leaves_a_gap():
    (day,) = run_sheet([item("A", 60, "09:00"), item("B", 60, "18:00")]).days

    assert [block.gap for block in day.blocks] == [0, 8 * 60]
    assert f"{day.ends:%H:%M}" == "19:00"


def test_an_item_that_is_crowded_out_begins_later_than_it_was_given():
    (day,) = run_sheet([item("A", 90, "17:30"), item("B", 30, "18:00")]).days

    assert f"{day.blocks[1].clock:%H:%M}" == "19:00"
    assert day.blocks[1].is_elsewhen


def test_the_clock_goes_on_past_midnight():
    (day,) = run_sheet([item("A", 120, "23:00"), item("B", 10)]).days

    assert f"{day.blocks[1].clock:%H:%M}" == "01:00"
    assert day.blocks[1].days_later == 1


def test_without_a_time_there_is_no_clock_and_the_minutes_still_add_up():
    (day,) = run_sheet([item("A", 60), item("B", 0), item("C")]).days

    assert not day.has_clock
    assert day.minutes == 60


def test_a_break_belongs_to_the_day_before_it_and_days_come_in_order():
    days = run_sheet(
        [
            item("Utan dag"),
            item("April", date=date(2027, 4, 1)),
            item("Mars", date=MARCH),
            item("Paus", ref=BREAK),
        ]
    ).days

    assert [day.date for day in days] == [MARCH, date(2027, 4, 1), None]
    assert [b.activity.title for b in days[0].blocks] == ["Mars", "Paus"]
    assert [b.number for day in days for b in day.blocks] == [1, 2, 3, 4]


def test_more_than_ninety_minutes_without_a_break_is_told_of_once():
    rows = [item("A", 60), item("B", 30), item("C", 10), item("D", 90)]

    (day,) = run_sheet(rows).days

    assert [b.needs_break for b in day.blocks] == [False, False, True, False]


def test_a_break_or_a_gap_begins_the_count_anew():
    pause = item("P", 10, ref=BREAK)

    (first,) = run_sheet([item("A", 90), pause, item("B", 90)]).days
    (second,) = run_sheet([item("A", 60, "09:00"), item("B", 60, "11:00")]).days

    assert not any(b.needs_break for b in (*first.blocks, *second.blocks))


def test_materials_are_one_list_with_the_numbers_of_who_needs_them():
    rows = [item(materials="Karta\n- Pennor"), item(materials="karta\n\n Kaffe ")]

    found = run_sheet(rows).materials

    assert [(each.words, each.numbers) for each in found] == [
        ("Karta", (1, 2)),
        ("Pennor", (1,)),
        ("Kaffe", (2,)),
    ]


@given(st.lists(any_part(Activity), max_size=12))
def test_whatever_is_chosen_stands_once_and_no_clock_goes_backwards(activities):
    sheet = run_sheet(activities)

    blocks = [block for day in sheet.days for block in day.blocks]
    titles = sorted(each.title for each in activities)
    assert sorted(block.activity.title for block in blocks) == titles
    for day in sheet.days:
        begins = [block.begins for block in day.blocks]
        assert begins == [None] * len(begins) or begins == sorted(begins)
        worked = 0
        for block in day.blocks:
            worked = 0 if block.is_break or block.gap else worked
            worked += 0 if block.is_break else block.minutes
            assert worked > LONGEST or not block.needs_break
