"""Words of the glossary, explained where texts mark them."""

import json

import pytest
from django.core.management import CommandError, call_command

from cases.models import Article
from greenshift import publishing, upkeep
from greenshift.conscience import remarks
from greenshift.rendering import references, render, render_inline
from tests.admin import address, form_of
from tests.factories import make_principle, make_user, write_principle
from tests.site import PAGE_KINDS, Outline

NOTE = json.dumps({"word": "loop", "meaning": "En väg tillbaka."})
LINKS = frozenset({("term:loop", NOTE)})
ATTRIBUTES = {
    'type="button"',
    'class="marked"',
    'popovertarget="word-loop"',
    'aria-describedby="word-loop-meaning"',
}


def attributes(html):
    return set(html.split("<button ")[1].split(">")[0].split())


def test_a_marked_word_is_a_button_that_opens_its_note():
    html = render("Ta en [loop](term:loop) till.", LINKS).html

    assert attributes(html) == ATTRIBUTES
    assert ">loop</button> till.</p>" in html


@pytest.mark.parametrize(
    "text",
    [
        "- [loop](term:loop)",
        "| Ord |\n|---|\n| [loop](term:loop) |",
        "## Om [loop](term:loop)",
        "> **[loop](term:loop)**",
        "[Loop](term:loop) och [loop](term:loop)",
    ],
)
def test_a_word_can_be_marked_wherever_words_stand(text):
    assert 'popovertarget="word-loop"' in render(text, LINKS).html


def test_a_word_can_be_marked_in_a_single_line():
    assert 'popovertarget="word-loop"' in render_inline("En [loop](term:loop)", LINKS)


def test_a_heading_with_a_marked_word_keeps_its_address_and_its_words():
    document = render("## Om [loopar](term:loop)", LINKS)

    assert [(each.id, each.text) for each in document.headings] == [
        ("h-om-loopar", "Om loopar")
    ]


def test_an_unknown_word_is_left_as_text():
    html = render("En [loop](term:borta).", LINKS).html

    assert "<button" not in html
    assert "loop" in html


@pytest.mark.parametrize(
    "text",
    [
        '<button popovertarget="main">x</button>',
        '<button popovertarget="word-borta" aria-describedby="title">x</button>',
        '<button type="submit" formaction="https://evil.example" name="x">x</button>',
        '<button class="site-header" popovertargetaction="show">x</button>',
    ],
)
def test_a_button_that_an_editor_types_does_nothing(text):
    assert render(text, LINKS).html == '<p><button type="button">x</button></p>'
    assert render_inline(text, LINKS) == '<button type="button">x</button>'


def test_marked_words_are_references():
    assert references("[loop](term:loop)") == {"term:loop"}


@pytest.mark.django_db
@pytest.mark.parametrize("urls", PAGE_KINDS.values(), ids=PAGE_KINDS)
def test_every_marked_word_has_its_note_once(client, urls):
    for url in urls:
        text = client.get(url).text
        ids = Outline(text).ids
        marked = {part.split('"')[0] for part in text.split('popovertarget="')[1:]}
        assert all(ids.count(each) == 1 for each in marked), url


@pytest.mark.django_db
def test_a_note_tells_the_meaning_and_the_word_in_the_other_languages(client):
    page = make_principle(body="Ta en [återkoppling](term:aterkoppling).")

    text = client.get(page.url).text

    assert 'id="word-aterkoppling" popover' in text
    assert "Att berätta för dem som var med vad ni hörde" in text
    assert '<span lang="da">tilbagemelding</span>' in text
    assert '<span lang="en">reporting back</span>' in text
    assert 'href="/ordlista/#term-aterkoppling"' in text


@pytest.mark.django_db
def test_a_word_marked_twice_has_one_note(client):
    page = make_principle(
        body="En [loop](term:loop).", practice=["Ta en [loop](term:loop)."]
    )

    text = client.get(page.url).text

    assert text.count('popovertarget="word-loop" ') >= 2
    assert Outline(text).ids.count("word-loop") == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "pair"),
    [
        ("/ordlista/", 'På danska: <span lang="da">samskabelse</span>'),
        ("/da/ordliste/", 'På svensk: <span lang="sv">samskapande</span>'),
    ],
)
def test_the_glossary_pairs_each_word_with_the_other_language(client, url, pair):
    text = client.get(url).text

    assert pair in text
    assert text.count('<div id="term-') == text.count('<p class="word-pair">')


def test_check_content_names_a_word_that_the_glossary_lacks(content_dir):
    path = write_principle(content_dir, body="En [loop](term:borta).")

    with pytest.raises(CommandError) as refusal:
        call_command("check_content")

    told = next(each for each in str(refusal.value).splitlines() if "term:" in each)
    assert str(path.relative_to(content_dir)) in told
    assert "no word “term:borta” in sv" in told


@pytest.mark.django_db
def test_an_editor_is_told_of_a_word_that_the_glossary_lacks():
    page = make_principle(body="En [loop](term:loop), en [pool](term:pool).")

    found = [each.message for each in remarks(page) if each.is_error]

    assert found == ["Ordlistan har inget ord ”term:pool” på sv."]


@pytest.mark.django_db
def test_a_marked_word_is_no_broken_link():
    make_principle(body="En [loop](term:loop).")

    assert not upkeep.broken_links()


@pytest.mark.django_db
def test_an_editor_picks_words_beside_pages(client):
    client.force_login(make_user())

    text = client.get("/admin/links/").text

    assert "[samskapande](term:samskapande)" in text
    assert "[samskabelse](term:samskapande)" in text


@pytest.fixture
def glossary_form(client):
    """The address of the glossary's form, what it sends, and the place of a word."""
    client.force_login(make_user(group="Granskare"))
    page = Article.objects.get(language="sv", key="ordlista")
    url = address(Article, "change", page.pk)
    data = form_of(client.get(url))
    place = next(name for name, value in data.items() if value == "mandat")
    return url, data, place.removesuffix("-key").removesuffix("-word")


@pytest.mark.django_db
@pytest.mark.parametrize(("field", "value"), [("DELETE", "on"), ("key", "befogenhet")])
def test_a_word_in_use_stays_under_its_key(client, glossary_form, field, value):
    url, data, place = glossary_form

    response = client.post(url, data | {f"{place}-{field}": value})

    assert response.status_code == 200
    assert "”mandat” är markerat på Ärliga ramar" in response.text
    glossary = Article.objects.get(language="sv", key="ordlista")
    assert glossary.terms.filter(key="mandat").exists()


@pytest.mark.django_db
def test_a_word_that_no_text_marks_can_go(client, glossary_form):
    url, data, _place = glossary_form
    place = next(name for name, value in data.items() if value == "biogas")
    place = place.removesuffix("-key").removesuffix("-word")

    client.post(url, data | {f"{place}-DELETE": "on"})

    glossary = Article.objects.get(language="sv", key="ordlista")
    assert not glossary.terms.filter(key="biogas").exists()


@pytest.mark.django_db
def test_a_glossary_in_use_is_not_deleted():
    page = Article.objects.get(language="sv", key="ordlista")

    assert "Ärliga ramar" in upkeep.used_in(page)


@pytest.mark.django_db
def test_a_word_follows_the_glossary_at_once(client):
    page = make_principle(body="En [loop](term:loop).")
    glossary = Article.objects.get(language="sv", key="ordlista")
    glossary.terms.filter(key="loop").update(definition="En sväng till.")
    publishing.publish(glossary, note="Kortare.")

    assert "En sväng till." in client.get(page.url).text
