"""The site behind deploy/nginx, there and gone, against nginx with packed files."""

import os
from statistics import median

from tests.bench import load, race, servers
from tests.bench.report import Row
from tests.deploy import nginx
from tests.deploy.conftest import copied
from tests.server import free_port

PAGES = ("/", "/metod/process/utveckla/")
ROUNDS = 9
WORKERS = "worker_processes 2;\n"  # as many as the nginx that is compared with


def run(folder):
    folder = folder / "front"
    folder.mkdir()
    os.chmod(folder, 0o755)
    copy = folder / "copies" / "site"
    with copied(folder / "var", copy) as (site, process):
        port, told = free_port(), site.removeprefix("http://")
        own = nginx.fitted(folder, told, port, folder / "var", copy)
        (folder / "gron.conf").write_text(own)
        (folder / "nginx.conf").write_text(WORKERS + nginx.MAIN.format(place=folder))
        packed = folder / "packed"
        packed.mkdir()
        race.keep_pages(site, packed)
        front = f"http://127.0.0.1:{port}"
        with (
            nginx.running(folder / "nginx.conf", front),
            servers.nginx(packed) as (static, _process),
        ):
            yield row("the site behind nginx", front, static)
            process.terminate()
            process.wait()
            yield row("its copy, the site being stopped", front, static)


def row(what, front, static):
    ratios = [
        load.per_second(front + path) / load.per_second(static + path)
        for _round in range(ROUNDS)
        for path in PAGES
    ]
    ratio = median(ratios)
    return Row(f"{what}: × nginx gzip_static", f"{ratio:.2f}", "≥ 0.9", ratio)
