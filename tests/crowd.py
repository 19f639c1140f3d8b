"""Readers in numbers, and connections that dribble, for tests of a real server."""

import asyncio
import resource
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import pytest

READERS, SLOW = 1000, 500
WITHIN = 15  # seconds: who has to wait for a slow one waits half a minute
REQUEST = "GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
# Where those who dribble come from: of one address a server may take only so many.
ELSEWHERE = "127.0.0.2"


@contextmanager
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
    """The status line of the answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(REQUEST.format(path).encode())
    answer = await reader.read()
    await close(writer)
    return answer.partition(b"\r\n")[0].decode()


async def close(writer):
    writer.close()
    with suppress(ConnectionError):
        await writer.wait_closed()


async def all_at_once(port, paths):
    asked = (read(port, paths[number % len(paths)]) for number in range(READERS))
    return await asyncio.gather(*asked)


async def dribble(port, arrived, stop):
    """Send a request a character at a time, as a bad line or an attacker does."""
    there = {"local_addr": (ELSEWHERE, 0)}
    _reader, writer = await asyncio.open_connection("127.0.0.1", port, **there)
    for character in REQUEST.format("/"):
        writer.write(character.encode())
        arrived.release()
        try:
            await asyncio.wait_for(stop.wait(), timeout=0.5)
            break
        except TimeoutError:
            continue
    await close(writer)


async def among_slow_ones(port, paths):
    """What fifty readers are told while five hundred dribble."""
    arrived, stop = asyncio.Semaphore(0), asyncio.Event()
    slow = [asyncio.create_task(dribble(port, arrived, stop)) for _ in range(SLOW)]
    for _ in range(SLOW):
        await arrived.acquire()
    answers = [
        await asyncio.wait_for(read(port, paths[number % len(paths)]), WITHIN)
        for number in range(50)
    ]
    stop.set()
    await asyncio.gather(*slow, return_exceptions=True)
    return answers
