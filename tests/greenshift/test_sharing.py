from io import BytesIO

import pytest
from PIL import Image

from greenshift import sharing
from greenshift.pages import page_models


@pytest.mark.parametrize("title", ["Pröva", "Ord " * 29, "Mycketlångtord" * 8])
def test_a_title_of_any_length_stays_above_the_loop_and_inside_the_picture(title):
    lettering, lines = sharing.fit(title.strip())

    assert len(lines) * (lettering.size + sharing.SPACING) <= sharing.ROOM


def test_draws_at_the_size_that_readers_ask_for():
    picture = Image.open(BytesIO(sharing.draw("Pröva", "Grön omställning")))

    assert (picture.format, picture.size) == ("PNG", (1200, 630))


@pytest.mark.django_db
@pytest.mark.parametrize("model", page_models(), ids=lambda model: model.__name__)
def test_every_kind_of_page_has_a_picture_in_both_languages(client, model):
    for page in model.objects.filter(key=model.objects.first().key):
        text = client.get(page.url).text
        address = text.split('og:image" content="http://127.0.0.1:8000')[1].split('"')[
            0
        ]
        response = client.get(address)
        assert response.headers["Content-Type"] == "image/png"
        assert response.content.startswith(b"\x89PNG")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["sv/step/finns-inte", "sv/finns/x", "de/step/prova"])
def test_a_page_that_is_not_there_has_no_picture(client, path):
    assert client.get(f"/share/{path}.png").status_code == 404
