"""Static files are found when they are asked for, and nothing else is."""

import gzip
from contextlib import nullcontext

import pytest
from django.http import HttpResponse

from greenshift.staticfiles import StaticFiles

RULES = b"p { margin: 0 }\n" * 20


@pytest.fixture
def static(settings, tmp_path):
    settings.DEBUG, settings.STATIC_ROOT = False, tmp_path / "static"
    (settings.STATIC_ROOT / "css").mkdir(parents=True)
    (settings.STATIC_ROOT / "css/a.css").write_bytes(RULES)
    (settings.STATIC_ROOT / "css/a.css.gz").write_bytes(gzip.compress(RULES))
    (tmp_path / "secret-key").write_text("hemlig")
    return StaticFiles(lambda request: HttpResponse(status=404))


def read(answer):
    """What is sent. Closing the answer would close the tests' database too."""
    with getattr(answer, "file_to_stream", None) or nullcontext():
        return answer.getvalue()


def test_sends_a_file(static, rf):
    assert read(static(rf.get("/static/css/a.css"))) == RULES


def test_sends_it_packed_to_who_takes_that(static, rf):
    asked = rf.get("/static/css/a.css", headers={"accept-encoding": "gzip"})

    assert gzip.decompress(read(static(asked))) == RULES


def test_remembers_what_it_has_found_and_nothing_else(static, rf):
    for path in ("/static/css/a.css", "/static/css/b.css", "/static/", "/a.css"):
        read(static(rf.get(path)))

    assert list(static.files) == ["/static/css/a.css"]


@pytest.mark.parametrize(
    "path",
    [
        "/static/css/b.css",
        "/static/css/",
        "/static/css",
        "/static/../secret-key",
        "/static/%2e%2e/secret-key",
        "/static//etc/passwd",
        "/static/css/a.css\0",
    ],
)
def test_passes_on_what_is_no_file_of_its(static, rf, path):
    assert static(rf.get(path)).status_code == 404
