"""The site as it is really served, with its copy, behind a real nginx."""

import re
import shutil
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings

from tests.browser.conftest import demand
from tests.server import free_port, serving, wait_for

DEPLOY = settings.BASE_DIR / "deploy"
MAIN = """\
daemon off;
user root;
pid {place}/pid;
error_log {place}/error.log;
events {{ worker_connections 1024; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {place}/body;
    proxy_temp_path {place}/proxy;
    fastcgi_temp_path {place}/fastcgi;
    scgi_temp_path {place}/scgi;
    uwsgi_temp_path {place}/uwsgi;
    include {place}/gron.conf;
}}
"""


@dataclass
class Installation:
    """Where the site answers itself and behind nginx, and its process."""

    site: str
    front: str
    process: subprocess.Popen


def fitted(place, application, port, data_dir, copy):
    """deploy/nginx/gron.conf with this machine's ports and folders, without TLS."""
    text = (DEPLOY / "nginx/gron.conf").read_text()
    plain, secure = re.findall(r"^server \{.*?^\}\n", text, re.DOTALL | re.MULTILINE)
    changed = secure.replace("443 ssl http2", f"127.0.0.1:{port}")
    changed = re.sub(r"^ +ssl_.*\n", "", changed, flags=re.MULTILINE)
    changed = re.sub(r"proxy_read_timeout \d+s", "proxy_read_timeout 2s", changed)
    for told, here in {
        "/srv/gron/var": data_dir,
        "/srv/gron-copy/site": copy,
        "/srv/gron/deploy": DEPLOY,
        "/etc/nginx/gron-headers.conf": DEPLOY / "nginx/headers.conf",
    }.items():
        changed = changed.replace(told, str(here))
    text = text.replace(plain, "").replace(secure, changed)
    text = text.replace("127.0.0.1:8000", application)
    return text.replace("/var/cache/nginx", str(place))


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    demand(shutil.which("nginx"), "No nginx: apt-get install nginx-light")
    data_dir = tmp_path_factory.mktemp("var")
    place = tmp_path_factory.mktemp("nginx")
    copy = place / "copies" / "site"
    with serving(data_dir, MIRROR_DIR=str(copy)) as (site, process):
        wait_for_copy(copy)
        port, told = free_port(), site.removeprefix("http://")
        (place / "gron.conf").write_text(fitted(place, told, port, data_dir, copy))
        (place / "nginx.conf").write_text(MAIN.format(place=place))
        front = f"http://127.0.0.1:{port}"
        with nginx(place / "nginx.conf", front):
            yield Installation(site, front, process)


def wait_for_copy(copy: Path):
    for _ in range(3000):
        if copy.is_symlink():
            return
        time.sleep(0.1)
    raise RuntimeError("The copy was not made in time.")


@contextmanager
def nginx(conf, address):
    command = ["nginx", "-e", "stderr", "-c", str(conf)]
    subprocess.run([*command, "-t"], check=True)
    process = subprocess.Popen(command)
    try:
        wait_for(address, process)
        yield
    finally:
        process.terminate()
        process.wait()
