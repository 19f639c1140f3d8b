import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from greenshift.publishing import publish
from method.models import Loop, Step

pytestmark = pytest.mark.django_db


def step(number, language="sv"):
    return Step.objects.get(number=number, language=language)


@pytest.mark.parametrize("language", ["sv", "da"])
def test_loops_stand_at_steps_two_three_and_four(language):
    loops = Loop.objects.filter(step__language=language)

    assert set(loops.values_list("step__number", flat=True)) == {2, 3, 4}


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_a_step_page_says_every_block(client, number):
    page = step(number)

    text = client.get(page.url).text

    blocks = ["goal", "participants", "questions", "dialogue", "checklist", "traps"]
    for block in (*blocks, "ready"):
        assert f'<h2 id="{block}">' in text, block
    for loop in page.loops.all():
        assert f'id="{loop.anchor}"' in text


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
def test_the_map_of_a_step_page_marks_that_step_alone(client, number):
    page = step(number)

    text = client.get(page.url).text

    marked = f'href="{page.url}" aria-current="page" aria-label="{number} '
    assert text.count('class="map-step"') == 10  # across and down
    assert text.count(marked) == 2
    assert text.count('aria-current="page" aria-label') == 2


def test_the_process_page_says_each_step_and_loop_in_words(client):
    text = client.get("/metod/process/").text
    words = text.split('<ol class="steps">')[1].split("</ol>")[0]

    for page in Step.objects.filter(language="sv"):
        assert page.title in words
        for loop in page.loops.all():
            assert loop.title in words
            assert f"steg\N{NO-BREAK SPACE}{loop.to.number}, {loop.to.title}" in words


def test_the_map_follows_a_changed_loop(client):
    Loop.objects.filter(step=step(4), to=step(3)).update(to=step(1), title="Börja om")
    publish(step(4))

    text = client.get("/metod/process/").text

    assert 'aria-label="till steg\N{NO-BREAK SPACE}1: Börja om"' in text
    assert "tillbaka till steg\N{NO-BREAK SPACE}1, Rama in" in text


def test_a_relation_shows_on_both_pages(client):
    page = step(2)
    tool = page.tools.first()

    assert tool.url in client.get(page.url).text
    assert page.url in client.get(tool.url).text


def test_a_loop_to_a_later_step_is_refused():
    loop = Loop(step=step(2), to=step(3), key="x", title="x", trigger="x")
    loop.bring = loop.keep = loop.reopen = "x"

    with pytest.raises(ValidationError):
        loop.full_clean()


def test_a_loop_to_a_step_in_another_language_is_refused():
    with pytest.raises(ValidationError):
        Loop(step=step(3), to=step(1, "da"), key="x", title="x").clean()


def test_the_database_itself_refuses_a_sixth_step():
    page = step(5)
    page.pk, page.number, page.key, page.slug = None, 6, "sex", "sex"

    with pytest.raises(IntegrityError), transaction.atomic():
        page.save()
