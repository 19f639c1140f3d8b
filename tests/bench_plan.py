"""
How long a large plan and the handbook take: python -m tests.bench_plan

The site is served as `up` serves it, and asked over the loopback: the whole way of a
plan of 200 activities and 100 kB of text, opened, saved and made into each paper. The
memory is looked up while the work is done. Prints a table in Markdown: time on the
clock, and in brackets the workers' own, which other work on the machine does not touch.
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "greenshift.settings")
os.environ.setdefault("SECRET_KEY", "only-for-the-benchmark")

import shutil
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from threading import Event, Thread
from urllib.parse import urlencode
from urllib.request import Request, urlopen

WARMING, ROUNDS = 3, 5
QUIET, MOST_WAITED = 0.1, 120  # of a processor, and seconds
PAPERS = {
    "mandatblad": ("page", "word", "pdf"),
    "korschema": ("page", "word", "pdf"),
    "aterkoppling": ("page", "word", "pdf", "poster"),
    "hela-planen": ("page", "word", "pdf"),
}
TICK, PAGE = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")


def large_plan():
    from plan.parts import Activity, Loop, Plan, Report, Step

    words = (
        "Vi frågade dem som bor här hur vardagen ser ut, och skrev ned svaren. " * 70
    )
    keys = ("rama-in", "utforska", "utveckla", "prova", "forankra")
    return Plan(
        title="En stor plan",
        steps=tuple(Step(key, goal=words[:1000], notes=words[:2000]) for key in keys),
        activities=tuple(
            Activity(
                "activity:gatur",
                title=f"Punkt {number}",
                step=keys[number // 40],
                minutes=30,
                who="Projektledaren",
                materials=f"Karta\nPennor {number}",
                note=words[:120],
            )
            for number in range(200)
        ),
        loops=tuple(Loop("prova", "utforska", learnt=words[:500]) for _ in range(8)),
        reports=tuple(Report(*[words[:500]] * 4) for _ in range(12)),
    )


def opening(content):
    """The body of a form that opens a file."""
    edge = "edge-of-parts"
    body = (
        f'--{edge}\r\nContent-Disposition: form-data; name="do"\r\n\r\nopen\r\n'
        f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="p.json"'
        f"\r\nContent-Type: application/json\r\n\r\n{content}\r\n--{edge}--\r\n"
    )
    return body.encode(), {"Content-Type": f"multipart/form-data; boundary={edge}"}


def ask(address, data=None, headers=None):
    with urlopen(Request(address, data, headers or {})) as response:
        return response.read()


def workers(pid):
    """A process and all that it has started."""
    found = [pid]
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == pid:
            found += workers(int(path.parent.name))
    return found


def used(pids):
    """Seconds of processor time, their ended children's among them."""
    total = 0
    for pid in pids:
        try:
            told = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        total += sum(int(each) for each in told[11:15])
    return total / TICK


def largest(pids):
    """Bytes in memory, of the one that has most."""
    sizes = [0]
    for pid in pids:
        try:
            sizes.append(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE)
        except OSError:
            continue
    return max(sizes)


def settle(pid):
    """Wait until the workers have made the pages that they make after a start."""
    for _second in range(MOST_WAITED):
        before = used(workers(pid))
        time.sleep(1)
        if used(workers(pid)) - before < QUIET:
            return


@contextmanager
def watching(pids):
    """The most memory that one of some processes has inside the block."""
    most, is_done = [0], Event()

    def look():
        while not is_done.wait(0.02):
            most[0] = max(most[0], largest(pids))

    thread = Thread(target=look)
    thread.start()
    try:
        yield most
    finally:
        is_done.set()
        thread.join()


def timed(what, pid, work, before=lambda: None):
    """A row of the table: the median of the rounds, when both workers are warm."""
    for _time in range(WARMING):
        work()
    clocks, costs = [], []
    pids = workers(pid)
    with watching(pids) as most:
        for _round in range(ROUNDS):
            before()
            cost, start = used(pids), time.perf_counter()
            work()
            clocks.append(time.perf_counter() - start)
            costs.append(used(pids) - cost)
    told = f"{median(clocks):.2f} s ({median(costs):.2f})"
    print(f"| {what} | {told} | {most[0] / 1e6:.0f} MB |", flush=True)


def measure(site, pid, media):
    from plan import planfile
    from tests.plan.forms import Form

    content = planfile.dump(large_plan())
    size = len(content.encode()) / 1000
    print(f"A plan of 200 activities, {size:.0f} kB.\n")
    print("| what | time (processor) | largest worker |\n|---|---|---|")
    plan = f"{site}/plan/"
    settle(pid)
    timed("open", pid, lambda: ask(plan, *opening(content)))
    fields = Form(ask(plan, *opening(content)).decode()).fields
    timed("save", pid, lambda: ask(plan, form(fields, do="save")))
    timed("move a row", pid, lambda: ask(plan, form(fields, do="down:activities:5")))
    for name, forms in PAPERS.items():
        for each in forms:
            sent = form(fields, **{"as": each})
            timed(f"{name}: {each}", pid, lambda a=f"{plan}{name}/", s=sent: ask(a, s))
    handbook = f"{site}/handbok/handbok.pdf"
    shelf = media / "paper"
    # The first one has all pages made anew, for one of them tells its size.
    ask(handbook)
    settle(pid)
    timed("handbook, made", pid, lambda: ask(handbook), lambda: shutil.rmtree(shelf))
    timed("handbook, kept", pid, lambda: ask(handbook))


def form(fields, **asked):
    return urlencode(fields | asked, doseq=True).encode()


def main():
    import django

    django.setup()
    from tests.server import serving

    with tempfile.TemporaryDirectory() as folder, serving(folder) as (site, process):
        measure(site, process.pid, Path(folder) / "media")


if __name__ == "__main__":
    main()
