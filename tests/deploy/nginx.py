"""A real nginx with deploy/nginx/gron.conf, fitted to this machine."""

import re
import subprocess
from contextlib import contextmanager

from django.conf import settings

from tests.server import wait_for

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


@contextmanager
def running(conf, address):
    command = ["nginx", "-e", "stderr", "-c", str(conf)]
    subprocess.run([*command, "-t"], check=True)
    process = subprocess.Popen(command)
    try:
        wait_for(address, process)
        yield
    finally:
        process.terminate()
        process.wait()
