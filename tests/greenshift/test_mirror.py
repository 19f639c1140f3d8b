"""Where a copy is kept: filled with a few files in place of the whole site."""

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from threading import Lock

import pytest
from django.core.management import CommandError
from django.db import transaction

from greenshift import copymaking, mirror, mirroring, publishing
from tests.factories import make_principle
from tests.greenshift.test_export_site import inodes


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "copy"


def few(**files):
    def fill(copy):
        for name, text in files.items():
            copy.keep(f"{name}/index.html", text.encode())

    return fill


@pytest.mark.django_db
def test_only_what_has_changed_is_written(folder):
    mirror.renew(folder, few(one="1", two="2"))
    before = inodes(folder)

    copy = mirror.renew(folder, few(one="1", two="2!"))

    after = inodes(folder)
    assert copy.written == 1
    assert after["one/index.html"] == before["one/index.html"]
    assert (folder / "two/index.html").read_text() == "2!"


@pytest.mark.django_db
def test_what_is_no_longer_published_leaves_the_copy(folder):
    mirror.renew(folder, few(one="1", two="2"))

    mirror.renew(folder, few(one="1"))

    assert not (folder / "two").exists()
    assert [path.name for path in folder.parent.glob(".copy-*")] == [
        os.readlink(folder)
    ]


@pytest.mark.django_db
def test_with_if_changed_nothing_is_rendered_until_something_is_published(folder):
    mirror.renew(folder, few(one="1"))

    assert mirror.renew(folder, pytest.fail, if_changed=True) is None
    make_principle()
    assert mirror.renew(folder, few(one="2"), if_changed=True)


@pytest.mark.django_db
def test_a_fault_leaves_the_old_copy_whole(folder):
    mirror.renew(folder, few(one="1", two="2"))
    before = inodes(folder)

    def fail(copy):
        few(one="half")(copy)
        raise mirror.MirrorError("/two/ answers 500")

    with pytest.raises(mirror.MirrorError, match="/two/"):
        mirror.renew(folder, fail)

    assert inodes(folder) == before
    assert len(list(folder.parent.glob(".copy-*"))) == 1


KILLED = """
import os, signal
from pathlib import Path
from greenshift import mirror

mirror.state = lambda: "another"

def fill(copy):
    copy.keep("one/index.html", b"half")
    os.kill(os.getpid(), signal.SIGKILL)

mirror.renew(Path({folder!r}), fill)
"""


@pytest.mark.django_db
def test_killed_in_the_middle_the_old_copy_is_whole_and_the_next_run_cleans_up(folder):
    mirror.renew(folder, few(one="1"))
    before = inodes(folder)

    code = KILLED.format(folder=str(folder))
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", code]
    killed = subprocess.run(command, capture_output=True, text=True)

    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert inodes(folder) == before
    assert len(list(folder.parent.glob(".copy-*"))) == 2
    mirror.renew(folder, few(one="2"))
    assert len(list(folder.parent.glob(".copy-*"))) == 1


@pytest.mark.django_db
def test_a_folder_with_other_things_in_it_is_left_alone(folder):
    folder.mkdir()
    (folder / "diary.txt").write_text("mine")

    with pytest.raises(mirror.MirrorError, match="holds something else"):
        mirror.renew(folder, few(one="1"))

    assert [path.name for path in folder.iterdir()] == ["diary.txt"]


@pytest.mark.django_db
def test_an_empty_folder_becomes_the_copy(folder):
    folder.mkdir()

    mirror.renew(folder, few(one="1"))

    assert (folder / "one/index.html").read_text() == "1"


@pytest.mark.django_db
def test_a_run_that_finds_another_waiting_leaves_it_to_that(folder):
    def meanwhile(copy):
        with open(folder.with_name(".copy.queue"), "w") as queue:
            fcntl.flock(queue, fcntl.LOCK_EX)
            with pytest.raises(mirror.AlreadyWaiting):
                mirror.renew(folder, pytest.fail)
        few(one="1")(copy)

    assert mirror.renew(folder, meanwhile)


@pytest.mark.django_db
def test_a_page_that_does_not_open_is_named(folder, monkeypatch, export_site):
    ask = copymaking.Round.ask

    def answer(self, address):
        response = ask(self, address)
        response.status_code = 500 if address == "/bakgrund/" else 200
        return response

    monkeypatch.setattr(copymaking, "BEGIN", (copymaking.SITE_MAP, "/bakgrund/"))
    monkeypatch.setattr(copymaking.Round, "ask", answer)

    with pytest.raises(CommandError, match="/bakgrund/ answers 500"):
        export_site(folder)

    assert not folder.exists()


# When something is published.


@pytest.fixture
def begun(settings, folder, monkeypatch):
    """How often a process was started, with no wait and no process."""
    settings.MIRROR_DIR = str(folder)
    times = []
    monkeypatch.setattr(mirroring, "TOGETHER", 0.05)
    monkeypatch.setattr(mirroring, "begin", lambda: times.append(1))
    monkeypatch.setattr(mirroring, "pending", Lock())
    return times


@pytest.mark.django_db
def test_publications_close_together_are_copied_together(
    begun, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        for _ in range(3):
            make_principle()
        assert not begun

    for _ in range(200):
        if begun:
            break
        time.sleep(0.05)
    assert begun == [1]


@pytest.mark.django_db
def test_publishing_does_not_fail_where_no_process_can_be_started(
    settings, folder, monkeypatch, caplog
):
    settings.MIRROR_DIR = str(folder)
    monkeypatch.setattr(sys, "executable", str(Path(folder) / "missing"))

    mirroring.begin()

    assert "can't be made anew" in caplog.text


NAMED = """\
#!/bin/sh
echo $$ >{place}.new; mv {place}.new {place}; exec sleep 60
"""


def test_the_process_is_left_to_init_and_so_never_a_zombie(tmp_path, monkeypatch):
    program, place = tmp_path / "python", tmp_path / "pid"
    program.write_text(NAMED.format(place=place))
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))

    mirroring.start()
    pid = int(wait_for_text(place))

    parent = Path(f"/proc/{pid}/status").read_text().partition("PPid:")[2].split()[0]
    os.kill(pid, signal.SIGKILL)
    assert int(parent) != os.getpid()


def wait_for_text(path):
    for _ in range(600):
        if path.exists():
            return path.read_text()
        time.sleep(0.05)
    raise RuntimeError(f"Nothing is written to {path}.")


@pytest.mark.django_db
def test_without_a_mirror_publishing_starts_nothing(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as callbacks:
        publishing.withdraw(make_principle())

    assert mirroring.wait not in callbacks
