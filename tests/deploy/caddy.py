"""A real Caddy with deploy/Caddyfile, fitted to this machine."""

import os
import re
import subprocess
from contextlib import contextmanager

from django.conf import settings

from tests.server import free_port, wait_for

DEPLOY = settings.BASE_DIR / "deploy"
CADDYFILE = DEPLOY / "Caddyfile"


def fitted(application, copy):
    """deploy/Caddyfile with this machine's ports and folders, heard by it alone."""
    text = re.sub(
        r"response_header_timeout \d+s",
        "response_header_timeout 2s",
        CADDYFILE.read_text(),
    )
    for told, here in {
        "\n{\n": "\n{\n\tadmin off\n\tdefault_bind 127.0.0.1\n",
        "app:8000": application.removeprefix("http://"),
        "/copy/site": copy,
        "/srv/closed": DEPLOY / "nginx",
    }.items():
        assert told in text, told
        text = text.replace(told, str(here))
    return text


def command(name, path, **variables):
    """What runs caddy on a file, and the environment it does so in."""
    arguments = ["caddy", name, "--adapter", "caddyfile", "--config", str(path)]
    return {"args": arguments, "env": os.environ | variables}


@contextmanager
def running(place, application, copy):
    """Caddy in front of an application; gives its address, which has no TLS."""
    front = f"http://127.0.0.1:{free_port()}"
    (place / "Caddyfile").write_text(fitted(application, copy))
    homes = {"XDG_DATA_HOME": str(place), "XDG_CONFIG_HOME": str(place)}
    process = subprocess.Popen(
        **command("run", place / "Caddyfile", SITE_HOST=front, **homes)
    )
    try:
        wait_for(front, process)
        yield front
    finally:
        process.terminate()
        process.wait()
