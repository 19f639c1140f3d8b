from io import BytesIO, StringIO

import pytest
from django.core.management import call_command
from PIL import Image

from greenshift import sharing
from greenshift.models import Edition
from greenshift.pages import page_models
from tests.factories import make_principle


@pytest.mark.parametrize("title", ["Pröva", "Ord " * 29, "Mycketlångtord" * 8])
def test_a_title_of_any_length_stays_above_the_loop_and_inside_the_picture(title):
    lettering, lines = sharing.fit(title.strip())

    assert len(lines) * (lettering.size + sharing.SPACING) <= sharing.ROOM


def test_draws_at_the_size_that_readers_ask_for():
    picture = Image.open(BytesIO(sharing.draw("Pröva", "Grön omställning")))

    assert (picture.format, picture.size) == ("PNG", (1200, 630))


@pytest.fixture
def media_root(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def address_of_picture(client, page):
    text = client.get(page.url).text
    return text.split('og:image" content="http://127.0.0.1:8000')[1].split('"')[0]


def test_the_picture_is_drawn_when_the_page_is_published(
    client, media_root, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = make_principle(title="Prövad sida")

    response = client.get(address_of_picture(client, page))

    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Cache-Control"].endswith("immutable")
    assert b"".join(response.streaming_content).startswith(b"\x89PNG")


@pytest.mark.parametrize("model", page_models(), ids=lambda model: model.__name__)
def test_every_kind_of_page_names_a_picture_in_both_languages(client, db, model):
    key = model.objects.first().key
    for page in model.objects.filter(key=key):
        name = sharing.name(page.title, page.language)

        assert address_of_picture(client, page) == f"/media/{name}"


def test_a_picture_is_drawn_once(media_root):
    assert sharing.keep("Prövad", "sv")
    assert not sharing.keep("Prövad", "sv")
    assert sharing.keep("Prövad", "da")


def test_what_is_missing_is_drawn_by_the_command(media_root):
    out = StringIO()
    call_command("make_renditions", stdout=out)
    call_command("make_renditions", stdout=out)

    titles = Edition.objects.values("title", "language").distinct().count()
    assert out.getvalue() == f"{titles} titles drawn\n"
