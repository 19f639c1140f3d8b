"""Backups made and put back by the site's own commands, and what is in them."""

import io
import json
import subprocess
import sys
import tarfile

from django.conf import settings

from tests.server import environment


def manage(data_dir, *arguments, **changes):
    env = environment(data_dir, SECRET_KEY="only-for-this-test", **changes)
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(
        command, cwd=settings.BASE_DIR, env=env, capture_output=True, text=True
    )


def manifest_of(file):
    with tarfile.open(file) as archive:
        return json.load(archive.extractfile("manifest.json"))


def rebuilt(file, target, **changes):
    """The backup with other bytes in some of its members."""
    with tarfile.open(file) as old, tarfile.open(target, "w:gz") as new:
        for member in old:
            data = old.extractfile(member).read()
            data = changes.pop(member.name.rpartition("/")[2].partition(".")[0], data)
            member.size = len(data)
            new.addfile(member, io.BytesIO(data))
    return target
