import pytest
from django.utils import timezone

from greenshift import publishing
from greenshift.models import Feedback, VoteCount
from method.models import Step
from tests.admin import address
from tests.factories import make_user

pytestmark = pytest.mark.django_db

PAGE = {"kind": "step", "key": "utforska", "language": "sv"}


def make_feedback(**fields):
    return Feedback.objects.create(
        **(PAGE | {"comment": "Ett exempel saknas."} | fields)
    )


@pytest.fixture
def enter(client):
    def enter(group):
        client.force_login(make_user(group=group))
        return client

    return enter


def test_new_feedback_stands_first_on_the_first_page_and_barriers_before_the_rest(
    enter,
):
    make_feedback(comment="Vanligt.")
    make_feedback(comment="Bilden.", is_barrier=True)
    make_feedback(comment="Gammalt.", status="done")

    response = enter("Redaktör").get("/admin/")

    heading, found = response.context["errands"][0]
    assert heading == "Nya synpunkter, hinder först"
    assert [each.title for each in found] == [
        "Utforska: Bilden.",
        "Utforska: Vanligt.",
    ]


@pytest.mark.parametrize(("is_barrier", "words"), [(True, "Hinder"), (False, "")])
def test_the_list_tells_of_a_barrier_in_words(enter, is_barrier, words):
    make_feedback(is_barrier=is_barrier)

    response = enter("Redaktör").get(address(Feedback, "changelist"))

    assert f'<td class="field-barrier">{words}</td>' in response.text


def test_feedback_is_not_for_who_has_no_group(enter):
    make_feedback(comment="Hemligt.")
    client = enter(None)

    assert "Hemligt." not in client.get("/admin/").text
    assert client.get("/admin/feedback/").status_code == 403
    assert client.get(address(Feedback, "changelist")).status_code == 403


def test_votes_and_comments_are_summed_page_by_page(enter):
    VoteCount.objects.create(**PAGE, day="2026-11-01", yes=3, no=1)
    VoteCount.objects.add(PAGE, helped=True)
    make_feedback(is_barrier=True)

    said = enter("Redaktör").get("/admin/feedback/").context["pages"][0]

    assert (said.title, said.of_yes, said.of_no) == ("Utforska", 4, 1)
    assert (said.in_all, said.of_new, said.of_barriers) == (1, 1, 1)


def test_what_is_done_with_words_to_readers_is_told_in_public(enter, client):
    feedback = make_feedback()
    data = {"status": "done", "answer": "Ett exempel är tillagt."}

    enter("Granskare").post(address(Feedback, "change", feedback.pk), data)
    client.logout()
    text = client.get("/synpunkter/").text

    assert "Ett exempel är tillagt." in text
    assert 'href="/metod/process/utforska/"' in text
    assert "Ett exempel saknas." not in text
    assert Feedback.objects.get().answered_on == timezone.localdate()
    assert "Ett exempel är tillagt." not in client.get("/da/tilbagemeldinger/").text


def test_feedback_that_is_taken_up_again_is_done_on_a_new_day(enter):
    feedback = make_feedback(status="done", answered_on="2026-01-31")
    client, url = enter("Granskare"), address(Feedback, "change", feedback.pk)

    client.post(url, {"status": "handled", "answer": ""})
    meanwhile = Feedback.objects.get().answered_on
    client.post(url, {"status": "done", "answer": "Nu är exemplet rätt."})

    assert meanwhile is None
    assert Feedback.objects.get().answered_on == timezone.localdate()


def test_who_only_writes_handles_feedback_but_tells_readers_nothing(enter):
    feedback = make_feedback()
    data = {"status": "handled", "answer": "Smygtext."}

    enter("Redaktör").post(address(Feedback, "change", feedback.pk), data)

    feedback.refresh_from_db()
    assert (feedback.status, feedback.answer) == ("handled", "")


def test_the_words_of_a_reader_can_be_deleted_but_not_rewritten(enter):
    feedback = make_feedback()
    client = enter("Redaktör")
    url = address(Feedback, "change", feedback.pk)

    client.post(url, {"status": "new", "comment": "Omskrivet."})
    unchanged = Feedback.objects.get().comment
    client.post(address(Feedback, "delete", feedback.pk), {"post": "yes"})

    assert unchanged == "Ett exempel saknas."
    assert not Feedback.objects.exists()


def test_a_change_after_feedback_says_so_among_the_changes(client):
    page = Step.objects.get(language="sv", key="utforska")

    publishing.publish(page, note="Ett exempel till.", is_after_feedback=True)

    text = client.get("/andringar/").text
    assert "Ett exempel till. <strong>Ändrat efter era synpunkter.</strong>" in text


def test_nobody_makes_up_feedback_in_the_admin(admin_client):
    response = admin_client.post(address(Feedback, "add"), {"status": "new"})

    assert response.status_code == 403
    assert not Feedback.objects.exists()
    assert admin_client.get(address(Feedback, "changelist")).status_code == 200
