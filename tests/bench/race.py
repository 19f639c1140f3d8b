"""The site's pages against the same bytes from a bare function, nginx and others."""

import gzip
import json
from contextlib import ExitStack
from statistics import median

from tests.bench import load, servers
from tests.bench.report import Row
from tests.bench.warmth import until_quiet

PAGES = {
    "home": "/",
    "step": "/metod/process/utveckla/",
    "pilot": "/pilotfall/skrota-oljepannan/",
}
ROUNDS = 9
PER_SERVER = {"transfer-encoding", "connection", "date", "server"}


def run(data_dir, folder):
    folder = folder / "race"
    folder.mkdir()
    with ExitStack() as stack:
        ours = stack.enter_context(servers.site(data_dir))
        until_quiet(ours[1])
        keep_pages(ours[0], folder)
        pages = str(folder)
        others = {
            "same": servers.granian("same_bytes", BENCH_PAGES=pages),
            "gunicorn": servers.gunicorn("hello"),
            "django": servers.granian("bare_django", BENCH_DJANGO="yes"),
            "nginx": servers.nginx(folder),
        }
        running = {name: stack.enter_context(one) for name, one in others.items()}
        return rows(turn_by_turn({"ours": ours, **running}))


def keep_pages(address, folder):
    """What the site answers, for the bare function and for nginx."""
    told = {}
    for name, path in PAGES.items():
        headers, body = servers.fetch(address + path, **{"Accept-Encoding": "gzip"})
        kept = [each for each in headers.items() if each[0].lower() not in PER_SERVER]
        told[path] = (kept, name)
        (folder / name).write_bytes(body)
        place = folder / "files" / path.strip("/")
        place.mkdir(parents=True, exist_ok=True)
        (place / "index.html.gz").write_bytes(body)
        (place / "index.html").write_bytes(gzip.decompress(body))
    (folder / "pages.json").write_text(json.dumps(told))


def turn_by_turn(running):
    """Bursts by server and page, one after the other and then all over again."""
    bursts = {}
    for _ in range(ROUNDS):
        for page, path in PAGES.items():
            for server, (address, process) in running.items():
                if server in ("gunicorn", "django") and page != "home":
                    continue
                told = load.burst(address + path, process)
                bursts.setdefault((server, page), []).append(told)
    return bursts


def rows(bursts):
    def speed(server, page):
        return median(each.per_second for each in bursts[server, page])

    def ratio(server, page, its_page):
        pairs = zip(bursts["ours", page], bursts[server, its_page], strict=True)
        return median(ours.per_second / its.per_second for ours, its in pairs)

    for page in PAGES:
        cost = median(each.cpu_per_request for each in bursts["ours", page])
        yield Row(f"{page}: requests a second", f"{speed('ours', page):,.0f}")
        yield Row(f"{page}: CPU a request", f"{cost:.3f} ms")
        same = ratio("same", page, page)
        yield Row(f"{page}: × same bytes, same server", f"{same:.2f}", "≥ 0.85", same)
        static = ratio("nginx", page, page)
        yield Row(f"{page}: × nginx gzip_static", f"{static:.2f}", "≥ 0.40", static)
    hello = ratio("gunicorn", "home", "home")
    yield Row("home: × gunicorn's hello", f"{hello:.1f}", "≥ 4", hello)
    view = ratio("django", "home", "home")
    yield Row("home: × a bare Django view, same server", f"{view:.1f}")
