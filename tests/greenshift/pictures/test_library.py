"""The picture library: shown to readers, replaced, in use and deleted."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from PIL import Image as Pillow

from greenshift import publishing
from greenshift.models import Image
from method.models import Principle
from tests.admin import address, form_of
from tests.factories import make_principle, make_user
from tests.greenshift.pictures.conftest import add, media, upload

pytestmark = pytest.mark.django_db


def test_renditions_are_made_once(image, settings, monkeypatch):
    monkeypatch.setattr("greenshift.sharing.keep", lambda *words: False)
    times = {p: p.stat().st_mtime_ns for p in settings.MEDIA_ROOT.rglob("*.*")}
    out = StringIO()
    call_command("make_renditions", stdout=out)
    lost = next(settings.MEDIA_ROOT.rglob("400.avif"))
    lost.unlink()
    call_command("make_renditions", stdout=out)

    assert out.getvalue() == "1 made of falt-i-motljus\n"
    assert all(p.stat().st_mtime_ns == t for p, t in times.items() if p != lost)


def test_readers_get_formats_sizes_words_and_who_made_it(image, client):
    page = make_principle(body=f"Text.\n\n{image.markdown}\n\nMer.")

    html = client.get(page.url).text

    assert "<figure><picture><source" in html
    assert 'type="image/avif"' in html
    assert 'alt="Ett fält"' in html
    assert 'width="900"' in html
    assert 'height="600"' in html
    assert 'loading="lazy"' in html
    assert "400.webp 400w" in html
    assert "<figcaption>Bild: Oss, CC BY 4.0</figcaption>" in html
    assert "share-50-50.jpg" in html


def test_the_words_follow_the_pages_language_and_the_text_may_say_its_own(
    image, client
):
    danish = make_principle(language="da", body=image.markdown)
    own = make_principle(body=f"![Ängen vid ån]({image.reference})")

    assert 'alt="En mark"' in client.get(danish.url).text
    assert 'alt="Ängen vid ån"' in client.get(own.url).text


def test_the_addresses_readers_get_answer(image, client):
    page = make_principle(body=image.markdown)
    base = image.shown("sv")["base"]

    assert base in client.get(page.url).text
    for name in ("900.jpg", "400.avif", "800.webp", "share-50-50.jpg"):
        answer = client.get(f"{base}{name}")
        assert answer.status_code == 200
        assert b"".join(answer.streaming_content)


def test_a_decorative_picture_is_silent(editor, client):
    add(editor, is_decorative="on", alt_sv="", alt_da="")
    page = make_principle(body=Image.objects.get().markdown)

    assert 'alt=""' in client.get(page.url).text


def test_pictures_to_pick_are_seen(editor, image):
    assert f'<img src="{image.thumbnail}"' in editor.get("/admin/images/").text


def test_a_replaced_file_is_new_everywhere_and_the_old_is_gone(
    editor, image, client, settings, django_capture_on_commit_callbacks
):
    page = make_principle(body=image.markdown)
    before = media(settings)
    url = address(Image, "change", image.pk)
    data = form_of(editor.get(url)) | {"file": upload((500, 500), "blue")}

    with django_capture_on_commit_callbacks(execute=True):
        response = editor.post(url, data)

    assert response.status_code == 302, response.context["adminform"].form.errors
    assert 'width="500"' in client.get(page.url).text
    assert not set(before) & set(media(settings))


def test_the_focus_decides_what_is_kept_when_cropped(editor, settings):
    add(editor, focus_x="0", file=upload((3000, 600)))
    path = next(settings.MEDIA_ROOT.rglob("share-0-50.jpg"))

    with Pillow.open(path) as share:
        red, green, _blue = share.convert("RGB").getpixel((300, 300))

    assert (share.size, red > 200, green < 60) == ((1200, 630), True, True)


def test_a_picture_in_use_is_kept_and_says_where_it_is(editor, image):
    make_principle(title="Sidan med bilden", body=image.markdown)
    url = address(Image, "delete", image.pk)
    chosen = {"action": "delete_selected", "_selected_action": [image.pk]}

    editor.post(url, {"post": "yes"})
    listed = editor.post(address(Image, "changelist"), chosen | {"post": "yes"})

    assert "Sidan med bilden" in editor.get(url).text
    assert "Sidan med bilden" in listed.text
    assert "Sidan med bilden" in editor.get(address(Image, "change", image.pk)).text
    assert Image.objects.exists()


def test_a_picture_with_a_title_in_quotes_is_shown_and_in_use(image, client):
    page = make_principle(body='![](image:falt-i-motljus "Vid havet")')

    assert "<picture>" in client.get(page.url).text
    assert image.used_in() == [page.title]


def test_a_picture_that_has_lost_its_file_asks_for_it(editor, image):
    url = address(Image, "change", image.pk)
    form = form_of(editor.get(url))
    image.file.storage.delete(image.file.name)

    assert "Välj den igen." in editor.post(url, form).text
    assert editor.post(url, form | {"file": upload()}).status_code == 302


def test_a_picture_in_a_text_to_come_is_in_use(image):
    page = make_principle(body="![](image:falt-i-motljus)", status="draft")
    at = timezone.now() + timedelta(days=1)
    publishing.publish(page, author=make_user(), at=at)
    Principle.objects.filter(pk=page.pk).update(body="Nyare text.")

    assert image.used_in() == [page.title]


def test_a_picture_in_use_keeps_its_key(editor, image):
    make_principle(title="Sidan med bilden", body=image.markdown)
    url = address(Image, "change", image.pk)

    response = editor.post(url, form_of(editor.get(url)) | {"key": "annan"})

    assert "Sidan med bilden" in response.text
    image.refresh_from_db()
    assert image.key == "falt-i-motljus"


def test_a_picture_that_is_deleted_leaves_nothing_behind(
    editor, image, settings, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        editor.post(address(Image, "delete", image.pk), {"post": "yes"})

    assert media(settings) == []


def test_a_text_with_a_picture_that_is_not_there_stops_publish(editor):
    page = make_principle(status="draft")
    url = address(Principle, "change", page.pk)

    refused = editor.post(
        url, form_of(editor.get(url)) | {"body": "![](image:borta)", "_publish": "1"}
    )

    assert "image:borta" in refused.context["adminform"].form.errors["body"][0]


def test_a_text_can_not_bring_pictures_from_elsewhere(client):
    evil = (
        '<img src="/media/a.jpg" srcset="/media/a.jpg 1x, https://evil.example/x 2x">'
    )
    page = make_principle(body=evil)

    assert "evil.example" not in client.get(page.url).text


def test_a_picture_saved_on_top_of_anothers_is_stopped_and_nothing_is_lost(
    editor, image
):
    url = address(Image, "change", image.pk)
    mine = form_of(editor.get(url)) | {"alt_da": "Min mark"}
    editor.post(url, form_of(editor.get(url)) | {"alt_sv": "Den andras fält"})

    stopped = editor.post(url, mine)
    again = editor.post(url, form_of(stopped) | {"alt_sv": "Vårt fält"})

    assert "Någon annan sparade bilden" in stopped.text
    assert 'value="Min mark"' in stopped.text
    assert "Den andras fält" in stopped.text
    assert again.status_code == 302
    image.refresh_from_db()
    assert (image.alt_sv, image.alt_da) == ("Vårt fält", "Min mark")
