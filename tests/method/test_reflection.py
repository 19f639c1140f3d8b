"""From answers to results: the rule, its proof by exhaustion, and what breaks it."""

import pytest
from hypothesis import given, strategies as st

from greenshift import reading
from method import reflection
from method.meeting import rank
from method.models import Activity, Tool
from method.proof import faults

FORMS = ["gemensam-insats", "oppet-bord", "overlamnat-uppdrag", "eget-initiativ"]
STAGES = ["unaware", "considering", "deciding", "doing", "maintaining"]


def tool(key, language="sv"):
    page = reading.page(Tool, language, key=key)
    questions = [row.as_question() for row in page.questions.all()]
    return questions, [row.as_outcome() for row in page.outcomes.all()]


def result(key, codes):
    questions, outcomes = tool(key)
    return reflection.judge(questions, outcomes, codes)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("codes", "form"),
    [
        ("aaaaaaaa", "gemensam-insats"),
        ("ccccaaaa", "oppet-bord"),
        ("aaaacccc", "overlamnat-uppdrag"),
        ("cccccccc", "eget-initiativ"),
        # The example on the page: 2 points of openness and 6 of others' lead.
        ("babacccb", "overlamnat-uppdrag"),
    ],
)
def test_the_compass_follows_the_corners_of_its_table(codes, form):
    assert result("formkompassen", codes).outcome.key == form


@pytest.mark.django_db
def test_four_points_stand_on_the_border():
    told = result("formkompassen", "bbbbaaaa")

    assert told.is_on_the_border
    assert {told.outcome.key, told.runner_up.key} == {"gemensam-insats", "oppet-bord"}


@pytest.mark.django_db
def test_the_answers_that_decided_are_told_and_those_against_it():
    told = result("formkompassen", "cccaaaaa")

    assert told.outcome.key == "oppet-bord"
    assert told.runner_up.key == "gemensam-insats"
    assert [question.key for question, _ in told.reasons] == [
        *("bestamt", "andra", "last")
    ]
    assert [question.key for question, _ in told.doubts] == ["ovantat"]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["sv", "da"])
@pytest.mark.parametrize(
    ("key", "keys", "count"),
    [("formkompassen", FORMS, 3**8), ("beslutstrappan", STAGES, 2**5)],
)
def test_every_combination_of_answers_gives_a_result_and_every_outcome_is_reached(
    language, key, keys, count
):
    questions, outcomes = tool(key, language)
    every = list(reflection.every_answer(questions))
    reached = {reflection.judge(questions, outcomes, codes).outcome for codes in every}

    assert len(every) == count
    assert [outcome.key for outcome in outcomes] == keys
    assert reached == set(outcomes)


@pytest.mark.django_db
def test_the_stair_is_climbed_a_step_at_a_time():
    yes = [
        result("beslutstrappan", "b" * n + "a" * (5 - n)).outcome.key for n in range(6)
    ]

    assert yes == ["unaware", *STAGES]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["sv", "da"])
def test_every_wish_ranks_all_activities_and_each_is_first_for_some(language):
    questions, _ = tool("motesvaljaren", language)
    activities = reading.pages(Activity, language)
    first = set()
    count = 0
    for codes in reflection.every_answer(questions):
        wishes = {
            q.measure: q.choice(c).value for q, c in zip(questions, codes, strict=True)
        }
        ranked = rank(activities, wishes)
        count += 1
        assert len(ranked) == 16
        assert all(each.fits or each.lacks for each in ranked)
        first |= {
            each.activity.key for each in ranked if each.points == ranked[0].points
        }

    assert count == 6 * 5 * 4 * 4 * 2 * 3
    assert first == {activity.key for activity in activities}


@pytest.mark.django_db
def test_both_languages_judge_alike():
    for key in ("formkompassen", "beslutstrappan"):
        swedish, danish = tool(key), tool(key, "da")
        for codes in list(reflection.every_answer(swedish[0]))[::7]:
            told = [
                reflection.judge(*each, codes).outcome.key for each in (swedish, danish)
            ]
            assert told[0] == told[1]


LINES = ["0 | Nej. | Ni sa nej.", "1 | Ja. | Ni sa ja."]
ROWS = [{"key": "a", "text": "Så?", "measure": "m", "choices": LINES}]


@pytest.mark.parametrize(
    ("questions", "outcomes", "words"),
    [
        (ROWS, [{"key": "x", "title": "X", "at": "0"}], "Ett enda utfall är inget val"),
        (
            ROWS,
            [
                {"key": "x", "title": "X", "at": "0"},
                {"key": "y", "title": "Y", "at": "1"},
                {"key": "z", "title": "Z", "at": "9"},
            ],
            "Inga svar leder till ”Z”",
        ),
        (
            ROWS,
            [
                {"key": "x", "title": "X", "at": "0, 1"},
                {"key": "y", "title": "Y", "at": "1, 1"},
            ],
            "Ge varje utfall 1 tal",
        ),
        (
            [{**ROWS[0], "choices": ["Ja"]}],
            [],
            "går inte att läsa",
        ),
        (ROWS, [], "Inget väger in m"),
        (
            [{**ROWS[0], "key": f"q{n}"} for n in range(15)],
            [{"key": k, "title": k, "at": "0"} for k in "xy"],
            "är för många",
        ),
    ],
)
def test_a_tool_that_can_not_answer_is_told_so(questions, outcomes, words):
    assert words in " ".join(faults(questions, outcomes))


@given(st.lists(st.text(max_size=30), max_size=6))
def test_lines_that_are_no_choices_are_refused_and_never_a_fault(lines):
    try:
        choices = reflection.read_choices(lines)
    except ValueError:
        return
    assert all(each.value and each.words and each.reason for each in choices)
