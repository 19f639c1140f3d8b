"""The servers that are compared, each with two workers and in processes of its own."""

import compileall
import subprocess
import sys
import time
from contextlib import contextmanager
from getpass import getuser
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from django.conf import settings

from greenshift import release
from tests.server import environment, free_port

WORKERS = "2"
NGINX = """
user {user}; worker_processes 2; daemon off; pid {folder}/nginx.pid;
error_log stderr emerg;
events {{ worker_connections 1024; }}
http {{
  access_log off; include /etc/nginx/mime.types; default_type text/html;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi; sendfile on; keepalive_requests 1000000;
  server {{ listen 127.0.0.1:{port}; root {folder}/files; gzip_static on;
    location / {{ index index.html; }} }}
}}
"""


def prepare(data_dir):
    """A site with its content and its code compiled, all but served."""
    for place in release.PAGES:
        compileall.compile_dir(settings.BASE_DIR / place, quiet=2)
    data_dir.mkdir()
    (data_dir / "media").mkdir()
    (data_dir / "db.sqlite3").touch()
    (data_dir / "secret-key").write_text("only-for-this-measurement" * 3)
    for command in ("migrate", "import_content", "collectstatic --noinput"):
        manage(data_dir, *command.split(), "-v0")


def manage(data_dir, *arguments):
    subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=environment(data_dir),
        check=True,
    )


@contextmanager
def running(command, port, env=None, path="/"):
    """A server until the block ends; gives its address and its process."""
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=env)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}{path}")
        yield address, process
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for(url):
    """Seconds until the address answers."""
    started = time.monotonic()
    while time.monotonic() - started < 60:
        try:
            urlopen(url).close()
        except HTTPError:
            break
        except URLError:
            time.sleep(0.01)
        else:
            break
    return time.monotonic() - started


def site(data_dir):
    port = free_port()
    command = [sys.executable, "-m", "greenshift.server", "127.0.0.1"]
    env = environment(data_dir)
    return running([*command, str(port), WORKERS], port, env)


def granian(target, **env):
    """An application of tests.bench.bare under the same server as the site."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "--interface", "wsgi"]
    command += ["--port", str(port), "--workers", WORKERS, "--no-ws"]
    command += ["--blocking-threads", "4", "--backpressure", "256"]
    command += ["--log-level", "warning", f"tests.bench.bare:{target}"]
    return running(command, port, environment("", **env))


def gunicorn(target):
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--workers", WORKERS]
    command += ["--bind", f"127.0.0.1:{port}", "--log-level", "error"]
    return running([*command, f"tests.bench.bare:{target}"], port, environment(""))


def nginx(folder):
    port = free_port()
    config = folder / "nginx.conf"
    config.write_text(NGINX.format(folder=folder, port=port, user=getuser()))
    command = ["nginx", "-p", str(folder), "-c", str(config)]
    return running(command, port, path="/")


def fetch(url, **headers):
    with urlopen(Request(url, headers=headers)) as response:
        return dict(response.headers), response.read()
