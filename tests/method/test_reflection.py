"""From answers to results: the rule, its proof by exhaustion, and what breaks it."""

import pytest
from django.utils import translation
from hypothesis import given, strategies as st

from greenshift import reading
from method import reflection
from method.choices import LineError, Question, choose, read_choices
from method.facts import Fact, allows
from method.meeting import rank
from method.models import Activity, Tool
from method.proof import differences, faults
from method.reflection import Outcome

FORMS = ["gemensam-insats", "oppet-bord", "overlamnat-uppdrag", "eget-initiativ"]
STAGES = ["unaware", "considering", "deciding", "doing", "maintaining"]


@pytest.fixture(autouse=True)
def in_the_words_of_the_code():
    with translation.override("en"):
        yield


def result(key, codes):
    tool = reading.page(Tool, "sv", key=key)
    return reflection.judge(tool.asked, tool.known, codes)


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

    assert [each.key for each in told.as_near] == [told.runner_up.key]
    assert {told.outcome.key, told.runner_up.key} == {"gemensam-insats", "oppet-bord"}


@pytest.mark.django_db
def test_the_answers_that_decided_are_told_and_those_against_it():
    told = result("formkompassen", "cccaaaaa")

    assert told.outcome.key == "oppet-bord"
    assert told.runner_up.key == "gemensam-insats"
    assert [choice.reason for choice in told.reasons] == [
        "Varken mål eller lösning är bestämda.",
        "Medborgarna kan ändra på själva grunden.",
        "Nästan inget är låst av lag, budget eller avtal.",
        "Kommunen tog initiativet.",
        "Kommunen bestämmer tid, plats och dagordning.",
        "Kommunens personal gör det mesta av arbetet.",
        "Arbetet stannar om kommunen kliver av.",
    ]
    assert [choice.reason for choice in told.doubts] == [
        "Det oväntade ryms inte i uppdraget."
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["sv", "da"])
@pytest.mark.parametrize(
    ("key", "keys", "count"),
    [("formkompassen", FORMS, 3**8), ("beslutstrappan", STAGES, 2**5)],
)
def test_every_combination_of_answers_gives_a_result_and_every_outcome_is_reached(
    language, key, keys, count
):
    tool = reading.page(Tool, language, key=key)
    asked, known = tool.asked, tool.known
    every = list(reflection.every_answer(asked))
    reached = {reflection.judge(asked, known, codes).outcome for codes in every}

    assert len(every) == count
    assert [outcome.key for outcome in known] == keys
    assert reached == set(known)


@pytest.mark.django_db
def test_the_stair_is_climbed_a_step_at_a_time():
    yes = [
        result("beslutstrappan", "b" * n + "a" * (5 - n)).outcome.key for n in range(6)
    ]

    assert yes == ["unaware", *STAGES]


@pytest.mark.django_db
def test_the_stair_ends_at_the_first_no_as_on_paper():
    told = result("beslutstrappan", "abbbb")

    assert told.outcome.key == "unaware"
    assert told.measures[0].points == 0
    assert [choice.words for choice in told.reasons] == ["Nej."]
    assert len(told.doubts) == 4


@pytest.mark.django_db
def test_the_runner_up_of_a_stair_is_the_next_step_up():
    assert result("beslutstrappan", "bbaaa").runner_up.key == "deciding"
    assert result("beslutstrappan", "bbbbb").runner_up.key == "doing"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["sv", "da"])
def test_every_choice_can_be_weighed_for_every_activity(language):
    """Points are a sum over the questions: so every combination ranks them all."""
    asked = reading.page(Tool, language, key="motesvaljaren").asked
    activities = reading.pages(Activity, language)

    assert len(asked) == 8
    for place, question in enumerate(asked):
        for choice in question.choices:
            codes = "a" * place + choice.code + "a" * (len(asked) - place - 1)
            ranked = rank(activities, choose(asked, codes))
            assert len(ranked) == len(activities) == 16
            assert all(len(each.fits) + len(each.lacks) >= 7 for each in ranked)


@pytest.mark.django_db
def test_both_languages_ask_in_the_same_order_with_the_same_codes():
    for key in ("formkompassen", "beslutstrappan", "motesvaljaren"):
        ours, theirs = (
            reading.page(Tool, language, key=key).asked for language in ("sv", "da")
        )
        assert list(differences(ours, theirs)) == []


YES_OR_NO = ["0 | Nej. | Ni sa nej.", "1 | Ja. | Ni sa ja."]


def question(key="a", lines=YES_OR_NO, fact="", measure="m"):
    return Question(key, "Så?", measure, read_choices(lines, fact, allows), fact)


def outcomes(*places):
    return [Outcome(f"o{n}", f"O{n}", at) for n, at in enumerate(places)]


def test_a_difference_between_the_languages_is_told():
    ours, theirs = [question()], [question(lines=YES_OR_NO[::-1])]

    assert "other choices" in " ".join(differences(ours, theirs))
    assert "another order" in " ".join(differences(ours, [question("b")]))


@pytest.mark.parametrize(
    ("asked", "known", "words"),
    [
        ([question()], outcomes((0,)), "One outcome is no choice"),
        ([question()], outcomes((0,), (1,), (9,)), "No answers lead to “O2”"),
        ([question()], outcomes((0, 1), (1, 1)), "Give each outcome 1 numbers"),
        ([question()], [], "One outcome is no choice"),
        ([question(), question()], outcomes((0,), (1,)), "a key of its own"),
        ([question("svar")], outcomes((0,), (1,)), "a key of its own"),
        (
            [question(str(n), measure=str(n)) for n in range(3)],
            outcomes((0, 0, 0), (1, 1, 1)),
            "too many to draw",
        ),
        (
            [question("a"), question("b", measure="n")],
            outcomes((0, 0), (0, 0)),
            "a quarter of its own",
        ),
        (
            [question(f"q{n}") for n in range(15)],
            outcomes((0,), (1,)),
            "too many to try",
        ),
        (
            [question("a", ["small | L | Ja | Nej", "any | Vet inte"], "cost")],
            outcomes((0,), (1,)),
            "Either every question",
        ),
    ],
)
def test_a_tool_that_can_not_answer_is_told_so(asked, known, words):
    assert words in " ".join(faults(asked, known, []))


def test_an_activity_that_nothing_puts_first_is_told():
    asked = [question("a", ["1 | En | Ja | Nej", "4 | Fyra | Ja | Nej"], "staff")]
    rows = [{"title": "Lätt", "staff_min": 1}, {"title": "Tung", "staff_min": 9}]

    assert list(faults(asked, [], rows)) == [
        "No answers put “Tung” first. Change what it fits."
    ]


@pytest.mark.parametrize(
    ("lines", "fact", "fault"),
    [
        (["Ja", "Nej"], "", "parts"),
        (["x | Ja. | Ja.", "0 | Nej. | Nej."], "", "value"),
        (["0 | Ja. | Ja."], "", "few"),
        (["0 | Ja. | Ja."] * 11, "", "many"),
        (["okand | Ja. | Ja. | Nej.", "any | Vet inte."], "aim", "value"),
        (["understand | Ja. | Ja.", "any | Vet inte."], "aim", "parts"),
    ],
)
def test_lines_that_are_no_choices_are_refused_with_the_line(lines, fact, fault):
    with pytest.raises(LineError) as error:
        read_choices(lines, fact, allows)

    assert error.value.fault == fault


@given(st.lists(st.text(max_size=30), max_size=6), st.sampled_from(["", *Fact.values]))
def test_no_line_is_a_fault_that_is_not_told(lines, fact):
    try:
        choices = read_choices(lines, fact, allows)
    except ValueError:
        return
    assert all(each.value and each.words for each in choices)
