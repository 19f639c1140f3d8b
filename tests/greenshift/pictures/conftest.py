"""Pictures as an editor uploads them."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow

from greenshift.models import Image
from tests.admin import address
from tests.factories import make_user

WORDS = {
    "title": "Fält i motljus",
    "alt_sv": "Ett fält",
    "alt_da": "En mark",
    "credit": "Oss",
    "licence": "CC BY 4.0",
    "focus_x": "50",
    "focus_y": "50",
}


@pytest.fixture
def editor(client, settings, tmp_path_factory):
    settings.MEDIA_ROOT = tmp_path_factory.mktemp("media")
    client.force_login(make_user(group="Granskare"))
    return client


def upload(size=(900, 600), colour="green", mode="RGB"):
    content = BytesIO()
    picture = Pillow.new(mode, size, colour)
    picture.paste("red", (0, 0, size[0] // 3, size[1]))  # red at the left
    picture.save(content, "PNG")
    return SimpleUploadedFile("a.png", content.getvalue(), "image/png")


def add(editor, **changes):
    return editor.post(address(Image, "add"), WORDS | {"file": upload()} | changes)


@pytest.fixture
def image(editor, django_capture_on_commit_callbacks):
    add(editor)
    return Image.objects.get()


def media(settings):
    root = settings.MEDIA_ROOT
    return sorted(p.relative_to(root).as_posix() for p in root.rglob("*.*"))
