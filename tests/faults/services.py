"""PostgreSQL and Redis of the tests' own, to be stopped and started again."""

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.site import until
from tests.server import free_port

PROGRAMS = max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)
ARE_THERE = bool(PROGRAMS and shutil.which("redis-server")) and os.geteuid() == 0


@dataclass
class Postgres:
    """A cluster in a folder of its own: its programs refuse to be run by root."""

    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp()))
    port: int = field(default_factory=free_port)

    @property
    def url(self):
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    def run(self, program, *arguments):
        command = [PROGRAMS / program, "-D", self.folder / "data", *arguments]
        subprocess.run(
            ["runuser", "-u", "postgres", "--", *command],
            cwd="/",
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def make(self):
        shutil.chown(self.folder, "postgres")
        self.run("initdb", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        self.start()

    def start(self):
        options = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        self.run("pg_ctl", "-w", "-l", self.folder / "log", "-o", options, "start")

    def stop(self):
        self.run("pg_ctl", "-w", "-m", "immediate", "stop")


@dataclass
class Redis:
    """A server that keeps nothing."""

    port: int = field(default_factory=free_port)
    process: subprocess.Popen | None = None

    @property
    def url(self):
        return f"redis://127.0.0.1:{self.port}"

    def start(self):
        where = ["--bind", "127.0.0.1", "--port", str(self.port), "--save", ""]
        self.process = subprocess.Popen(
            ["redis-server", *where], cwd="/", stdout=subprocess.DEVNULL
        )
        until(self.answers)

    def answers(self):
        ping = ["redis-cli", "-p", str(self.port), "ping"]
        return subprocess.run(ping, capture_output=True).stdout == b"PONG\n"

    def stop(self):
        self.process.kill()
        self.process.wait()
