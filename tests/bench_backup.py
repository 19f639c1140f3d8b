"""
How long a backup and its restoring take: python -m tests.bench_backup

With 10,000 pilots and a gigabyte of media, which packs no smaller, as pictures don't.
Prints a table in Markdown: time on the clock, and the file's size.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.servers import manage, prepare
from tests.server import environment

PILOTS, FILES, SIZE = 10_000, 1_000, 1_000_000
MULTIPLY = f"from tests.bench.inside import multiply; multiply({PILOTS})"


def fill(data_dir):
    prepare(data_dir)
    subprocess.run(
        [sys.executable, "-c", MULTIPLY], env=environment(data_dir), check=True
    )
    pictures = data_dir / "media" / "images"
    pictures.mkdir(exist_ok=True)
    for number in range(FILES):
        (pictures / f"{number}.webp").write_bytes(os.urandom(SIZE))


def timed(data_dir, *arguments):
    started = time.perf_counter()
    manage(data_dir, *arguments)
    return time.perf_counter() - started


def main():
    with tempfile.TemporaryDirectory() as folder:
        here, there = Path(folder) / "here", Path(folder) / "there"
        file = Path(folder) / "gron.tar.gz"
        fill(here)
        size = (here / "db.sqlite3").stat().st_size
        backup = timed(here, "backup", str(file))
        there.mkdir()
        restore = timed(there, "restore", str(file))
        print(f"{PILOTS:,} pilots ({size / 1e6:.0f} MB), {FILES * SIZE / 1e9:.0f} GB")
        print("| what | seconds |\n|---|---:|")
        print(f"| backup, {file.stat().st_size / 1e9:.2f} GB | {backup:.1f} |")
        print(f"| restore | {restore:.1f} |")


if __name__ == "__main__":
    main()
