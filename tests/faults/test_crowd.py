"""A thousand readers at once, and five hundred who dribble."""

import asyncio
import resource
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from tests.bench.warmth import until_quiet
from tests.faults.site import PAGE

READERS, SLOW = 1000, 500
PATHS = ("/", PAGE, "/metod/process/utveckla/", "/da/", "/pilotfall/")
WITHIN = 15  # seconds: who has to wait for a slow one waits half a minute
REQUEST = "GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"


@pytest.fixture(autouse=True)
def many_files():
    """Each connection is a file at this end, and one at the server's."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 4 * READERS
    if hard != resource.RLIM_INFINITY and hard < wanted:
        pytest.skip(f"It takes {wanted} open files: ulimit -Hn {wanted}")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))
    yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def run(readers):
    """In a thread of its own: a browser's test leaves a loop in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, readers).result()


async def read(port, path):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(REQUEST.format(path).encode())
    answer = await reader.read()
    await close(writer)
    return answer.partition(b"\r\n")[0].decode()


async def close(writer):
    writer.close()
    with suppress(ConnectionError):
        await writer.wait_closed()


async def all_at_once(port):
    asked = (read(port, PATHS[number % len(PATHS)]) for number in range(READERS))
    return await asyncio.gather(*asked)


@pytest.fixture
def warm(running):
    """When every page is made, and nothing but readers is left to do."""
    until_quiet(running.process)
    return running


def test_a_thousand_readers_at_once_all_get_their_page(running):
    answers = run(all_at_once(running.port))

    assert set(answers) == {"HTTP/1.1 200 OK"}
    assert len(answers) == READERS


async def dribble(port, arrived, stop):
    """Send a request a character at a time, as a bad line or an attacker does."""
    _reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for character in REQUEST.format("/"):
        writer.write(character.encode())
        arrived.release()
        try:
            await asyncio.wait_for(stop.wait(), timeout=0.5)
            break
        except TimeoutError:
            continue
    await close(writer)


async def among_slow_ones(port):
    arrived, stop = asyncio.Semaphore(0), asyncio.Event()
    slow = [asyncio.create_task(dribble(port, arrived, stop)) for _ in range(SLOW)]
    for _ in range(SLOW):
        await arrived.acquire()
    answers = [
        await asyncio.wait_for(read(port, PATHS[number % len(PATHS)]), WITHIN)
        for number in range(50)
    ]
    stop.set()
    await asyncio.gather(*slow, return_exceptions=True)
    return answers


def test_five_hundred_who_dribble_hold_up_nobody(warm):
    answers = run(among_slow_ones(warm.port))

    assert set(answers) == {"HTTP/1.1 200 OK"}
