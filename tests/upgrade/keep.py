"""
Keep a release's database beside the others: python -m tests.upgrade.keep

It is a site with its content and a page of an editor's own, published, and with a
heading that isn't. What search keeps is left out: it is made anew, and half the size.
"""

import lzma
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from greenshift import release
from tests.server import environment

ROOT = Path(__file__).resolve().parents[2]
OWN_PAGE = """
from tests.factories import make_principle

named = {"key": "egen", "slug": "en-egen-princip", "title": "En egen princip"}
page = make_principle(**named)
page.title = "En halvskriven rubrik"
page.save()
"""
FOR_SEARCH = ("greenshift_searchentry", "greenshift_searchword", "search_index")


def manage(data_dir, *arguments):
    env = environment(data_dir, SECRET_KEY="only-for-this")
    command = [sys.executable, "manage.py", *arguments]
    subprocess.run(command, cwd=ROOT, env=env, check=True)


def main():
    with TemporaryDirectory() as folder:
        path = Path(folder, "db.sqlite3")
        path.touch()
        manage(folder, "migrate", "-v0")
        manage(folder, "import_content", "-v0")
        manage(folder, "shell", "-v0", "-c", OWN_PAGE)
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            for table in FOR_SEARCH:
                database.execute(f"DELETE FROM {table}")
            database.execute("VACUUM")
            database.execute("PRAGMA journal_mode = DELETE")
        data = lzma.compress(path.read_bytes(), preset=9 | lzma.PRESET_EXTREME)
    kept = Path(__file__).with_name(f"v{release.VERSION}.sqlite3.xz")
    kept.write_bytes(data)
    print(f"{kept}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
