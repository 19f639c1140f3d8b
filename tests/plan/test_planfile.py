"""The plan's file: what is written is read back, and nothing else gets in."""

import json

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from plan import planfile
from plan.parts import Plan
from plan.plain import PlanFileError
from plan.planfile import FORMAT, MOST_BYTES, VERSION, dump, read, upgrade
from tests.plan.plans import FILES, any_plan, whole_plan

patiently = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck)
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=12), inner, max_size=4)
    ),
    max_leaves=12,
)


def file_of(**fields):
    return json.dumps({"format": FORMAT, "version": VERSION, **fields}).encode()


@patiently
@given(any_plan())
def test_every_plan_is_read_back_as_it_was_written(plan):
    assert read(dump(plan).encode()) == plan
    assert dump(read(dump(plan).encode())) == dump(plan)


@patiently
@given(st.binary(max_size=300))
def test_whatever_bytes_arrive_they_are_refused_in_words(content):
    with pytest.raises(PlanFileError):
        read(content)


@patiently
@given(st.sampled_from([*Plan.__dataclass_fields__, "okänt"]), JSON)
def test_whatever_stands_in_a_field_it_is_a_plan_or_refused_in_words(name, value):
    try:
        plan = read(file_of(**{name: value}))
    except PlanFileError as error:
        assert str(error)
    else:
        assert read(dump(plan).encode()) == plan


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_the_file_kept_of_every_version_is_still_read(version):
    plan = read((FILES / f"version-{version}.json").read_bytes())

    assert plan.title == "Bilpendling i Åby"
    assert [step.key for step in plan.steps][0] == "rama-in"
    assert len(plan.loops) == 2


def test_the_newest_kept_file_has_every_field_and_is_as_it_would_be_written():
    text = (FILES / f"version-{VERSION}.json").read_text()
    data = json.loads(text)

    def fields(part):
        return set(type(part).__dataclass_fields__)

    plan = whole_plan()
    assert dump(plan) == text
    assert fields(plan) | {"format", "version"} == set(data)
    for name in ("principles", "steps", "activities", "debriefs", "results"):
        assert fields(getattr(plan, name)[0]) == set(data[name][0])
    for name in ("loops", "reports"):
        assert fields(getattr(plan, name)[0]) == set(data[name][0])
    assert fields(plan.task) == set(data["task"])


def test_every_earlier_version_has_its_upgrade():
    assert sorted(planfile.UPGRADES) == list(range(1, VERSION))


def test_upgrades_are_taken_one_after_the_other():
    upgrades = {
        1: lambda data: {"title": data["name"]},
        2: lambda data: {"title": data["title"].upper()},
    }

    assert upgrade({"name": "a"}, 1, upgrades, 3) == {"title": "A"}
    assert upgrade({"title": "a"}, 2, upgrades, 3) == {"title": "A"}
    assert upgrade({"title": "a"}, 3, upgrades, 3) == {"title": "a"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "läsa som JSON"),
        (b"\xff\xfe", "läsa som JSON"),
        (b"[" * 100_000, "läsa som JSON"),
        (b'{"a":' * 100_000, "läsa som JSON"),
        (b"9" * 10_000, "läsa som JSON"),
        (b" " * (MOST_BYTES + 1), "större än 1 MB"),
        (b"[]", "ingen plan från den här webbplatsen"),
        (b'{"format": "annat"}', "ingen plan från den här webbplatsen"),
        (json.dumps({"format": FORMAT}).encode(), "vilken version"),
        (json.dumps({"format": FORMAT, "version": True}).encode(), "vilken version"),
        (json.dumps({"format": FORMAT, "version": 99}).encode(), "nyare version"),
        (file_of()[:-1] + b', "title": "a", "title": "b"}', "står två gånger"),
        (file_of()[:-1] + b', "title": NaN}', "”NaN” är inget tal"),
        (file_of(färg="röd"), "fältet ”färg” finns inte"),
        (file_of(task={"x": 1}), "task: fältet ”x” finns inte"),
        (file_of(title=["a"]), "title: här ska det stå text"),
        (file_of(title="a" * 201), "högst 200"),
        (file_of(date="2027-02-30"), "date: ”2027-02-30” är inget datum"),
        (file_of(state="klar"), "state: ”klar” är inget av draft, final"),
        (file_of(activities=[{}] * 301), "högst 300"),
        (file_of(activities=[{}, {"minutes": -1}]), "activities / 2 / minutes:"),
        (file_of(activities=[{"minutes": True}]), "inget heltal"),
        (file_of(activities=[{"start": "25:00"}]), "inget klockslag"),
        (file_of(activities=[{"ref": "<script>"}]), "ingen nyckel"),
        (file_of(steps=[{"key": "prova"}, {"key": "prova"}]), "mer än en gång"),
    ],
)
def test_a_file_is_refused_with_what_is_wrong_and_where(content, words):
    with pytest.raises(PlanFileError, match=words):
        read(content)


def test_control_characters_are_dropped_and_the_words_stay():
    plan = read(file_of(title="\x00Före\x1b\u202e\ud800\ufffe efter\r\n"))

    assert plan.title == "Före efter"


def test_what_the_site_does_not_know_is_kept():
    activities = [{"ref": "tool:borttaget", "step": "nytt-steg"}]

    plan = read(file_of(activities=activities, steps=[{"key": "nytt-steg"}]))

    assert plan.activities[0].ref == "tool:borttaget"
    assert '"nytt-steg"' in dump(plan)


def test_a_plan_too_large_to_be_opened_is_not_written():
    report = {"heard": "a" * 5000, "why": "b" * 5000}
    plan = read(file_of(reports=[report] * 99))
    larger = Plan(reports=plan.reports * 2)

    with pytest.raises(PlanFileError, match="större än 1 MB"):
        dump(larger)
