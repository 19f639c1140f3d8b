"""A plan passes through the server, and nothing of it stays."""

import logging
import os
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection

from plan import planfile
from tests.plan.forms import Form
from tests.plan.papers import addresses
from tests.plan.plans import upload, whole_plan

MARK = "vattenmärkt"

pytestmark = pytest.mark.django_db


def tables():
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        for name in names:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
            yield name, cursor.fetchall()


def files(*folders):
    return {
        path: path.stat().st_mtime_ns
        for folder in folders
        for path in Path(folder).rglob("*")
        if path.is_file()
    }


def marked_plan():
    text = planfile.dump(whole_plan())
    return text.replace("Bilpendling", MARK).replace("Lämningen", MARK)


def send_everything(client):
    """Open, change and save a plan, with a fault and with a refusal on the way."""
    page = client.post("/plan/", {"do": "open", "file": upload(marked_plan())})
    fields = Form(page.text).fields
    answers = [page]
    for wish in ("down:activities:0", "add:reports:", "save"):
        answers.append(client.post("/plan/", fields | {"do": wish}))
    answers.append(client.post("/plan/", fields | {"do": "save", "date": MARK}))
    answers.append(client.post("/plan/", {"do": "open", "file": upload(MARK)}))
    large = upload(MARK.encode() * 400_000)
    answers.append(client.post("/plan/", {"do": "open", "file": large}))
    answers.append(client.get("/plan/", {"resultat": f"{MARK}:abc"}))
    return [*answers, *ask_for_papers(client, fields)]


def ask_for_papers(client, fields):
    """Every paper in every form; no font has the last sign, so the press complains."""
    sent = fields | {"title": f"{MARK} \U0001f600"}
    for address in addresses("sv"):
        for form in ("page", "word", "pdf", "poster"):
            yield client.post(address, sent | {"as": form})


def test_nothing_of_a_plan_is_left_on_the_server(
    client, caplog, capfd, settings, tmp_path, tmp_path_factory, monkeypatch
):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    caplog.set_level(logging.DEBUG)
    settings.DATA_DIR = tmp_path_factory.mktemp("var")
    folders = [settings.MEDIA_ROOT, tmp_path, settings.BASE_DIR / "content"]
    before = dict(tables()), files(*folders)

    answers = send_everything(client)

    pages = [each for each in answers if "html" in each.headers["Content-Type"]]
    assert any(MARK in each.text for each in pages)
    assert (dict(tables()), files(*folders)) == before
    assert MARK not in str(before)
    assert MARK not in caplog.text
    assert MARK not in "".join(capfd.readouterr())
    assert MARK not in str(getattr(cache, "_cache", {}))
    assert not os.listdir(tmp_path)
    assert not (settings.DATA_DIR / "paper.lock").read_bytes()
    assert os.listdir(settings.DATA_DIR) == ["paper.lock"]


def test_no_answer_is_kept_on_the_way_and_no_cookie_is_set(client):
    for answer in send_everything(client):
        assert "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert not answer.cookies
