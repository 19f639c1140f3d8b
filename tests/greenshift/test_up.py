import os
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.conf import settings

from greenshift.pagecache.shelf import digest
from tests.faults.site import until
from tests.server import environment, free_port, serving, up
from tests.site import PAGE_COUNT


def said(process):
    output, _ = process.communicate(timeout=90)
    return output


def test_sets_the_site_up_and_serves_it_twice_over(tmp_path):
    with serving(tmp_path) as (address, _), urlopen(f"{address}/da/") as page:
        first = page.read()
    database = (tmp_path / "db.sqlite3").stat().st_ino
    key = (tmp_path / "secret-key").read_text()
    kept = page_on_shelf(tmp_path)

    with serving(tmp_path) as (address, process):
        with urlopen(f"{address}/da/") as page:
            second = page.read()
        process.terminate()
        lines = said_so_far(process)

    assert first == second
    assert f"{PAGE_COUNT} unchanged" in lines
    assert "Static files unchanged" in lines
    assert (tmp_path / "db.sqlite3").stat().st_ino == database
    assert (tmp_path / "secret-key").read_text() == key
    assert page_on_shelf(tmp_path) == kept
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


def page_on_shelf(data_dir):
    """The Danish start page as it is kept from start to start."""
    return (data_dir / "pages" / digest("/da/")).read_bytes()


def test_the_addresses_that_it_gives_out_lead_to_it(tmp_path):
    with (
        serving(tmp_path, SITE_URL="") as (address, _),
        urlopen(f"{address}/sitemap.xml") as site_map,
    ):
        assert f"<loc>{address}/da/</loc>" in site_map.read().decode()


def said_so_far(process):
    process.wait(timeout=30)
    return process.stdout.read()


def test_a_port_that_is_taken_is_told_in_one_line(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        process = up(tmp_path / "var", "--port", str(port))
        output = said(process)

    assert process.returncode != 0
    assert "Choose another with --port" in output
    assert "Traceback" not in output
    assert not (tmp_path / "var").exists()


@pytest.mark.parametrize("port", ["0x", "70000", "-1"])
def test_an_impossible_port_is_told(tmp_path, port):
    process = up(tmp_path / "var", f"--port={port}")
    output = said(process)

    assert process.returncode != 0
    assert "Traceback" not in output


def test_a_folder_that_cannot_be_written_is_told_in_one_line(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")

    process = up(blocked / "var", "--port", str(free_port()))
    output = said(process)

    assert process.returncode != 0
    assert "Set DATA_DIR to a folder that can" in output
    assert "Traceback" not in output


def test_a_broken_content_file_stops_it_before_anything_is_imported(tmp_path):
    checkout = tmp_path / "checkout"
    ignored = shutil.ignore_patterns(".git", ".venv", "var", "tests", "__pycache__")
    shutil.copytree(settings.BASE_DIR, checkout, ignore=ignored)
    broken = checkout / "content/sv/steps/prova.md"
    broken.write_text(broken.read_text().replace("number: 4", "numbr: 4"))

    result = subprocess.run(
        [sys.executable, "manage.py", "up", "--port", str(free_port())],
        cwd=checkout,
        env=environment(tmp_path / "var"),
        capture_output=True,
        text=True,
        timeout=90,
    )

    assert result.returncode != 0
    assert "sv/steps/prova.md:" in result.stderr
    assert "Unknown key 'numbr'" in result.stderr
    assert "Traceback" not in result.stderr


def children_of(process):
    return Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()


def runs(pid):
    """Whether there is such a process, and more of it than its end."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return told.rpartition(")")[2].split()[0] != "Z"


@contextmanager
def heeding_ctrl_c():
    """What is started here does, even where the tests run in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def preparing(data_dir):
    """A first start that waits for a locked database, and its process for that."""
    with closing(sqlite3.connect(data_dir / "db.sqlite3")) as other:
        other.execute("BEGIN EXCLUSIVE")  # for which it waits ten seconds
        with heeding_ctrl_c():
            process = up(data_dir, "--port", str(free_port()))
        until(lambda: children_of(process))
        (child,) = children_of(process)
        yield process, int(child)


@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGTERM, -signal.SIGTERM), (signal.SIGINT, 130)]
)
def test_one_that_is_stopped_while_it_prepares_leaves_nothing_running(
    tmp_path, sent, code
):
    with preparing(tmp_path) as (process, child):
        os.kill(process.pid, sent)
        process.wait(timeout=30)
        until(lambda: not runs(child), seconds=5)
        output = said(process)

    assert process.returncode == code
    assert "Traceback" not in output


def test_what_prepares_and_is_killed_is_told_of(tmp_path):
    with preparing(tmp_path) as (process, child):
        os.kill(child, signal.SIGKILL)
        output = said(process)

    assert process.returncode == 1
    assert "by signal 9" in output
    assert "Traceback" not in output


def test_a_fault_while_it_prepares_is_told_alone_where_it_is_measured(tmp_path):
    (tmp_path / "db.sqlite3").write_text("This is no database. " * 200)

    process = up(tmp_path, "--port", str(free_port()), METRICS_TOKEN="secret")
    output = said(process)

    assert process.returncode == 1
    assert "database" in output
    assert "Traceback" not in output
