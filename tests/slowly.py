"""A slow line in front of a site, to find tests that look before a page is there.

    SLOW_LINE=0.3 python -m pytest tests/browser

Each answer comes that many seconds late, and its content as long after its head: a
page is then come and yet empty for a while, as happens once in a thousand times on
a fast machine. It is served by a process of its own, which says its address.
"""

import asyncio
import subprocess
import sys
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

PIECE = 65536  # bytes
HEAD_ENDS = b"\r\n\r\n"


@contextmanager
def slowly(address, wait):
    """Give an address that leads to this one, each answer `wait` seconds late."""
    command = [sys.executable, "-m", "tests.slowly", address, str(wait)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as line:
        yield line.stdout.readline().strip()
        line.terminate()


async def lead(site, wait):
    async def joined(reader, writer):
        with suppress(OSError):
            answers, asks = await asyncio.open_connection(site.hostname, site.port)
            await asyncio.gather(
                passed_on(reader, asks), passed_on(answers, writer, wait)
            )

    server = await asyncio.start_server(joined, "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


async def passed_on(reader, writer, wait=0.0):
    """Write what is read, with a wait before it and one where a head ends."""
    with suppress(OSError):
        while piece := await reader.read(PIECE):
            head, end, body = piece.partition(HEAD_ENDS) if wait else (piece, b"", b"")
            for part in filter(None, (head + end, body)):
                await asyncio.sleep(wait)
                writer.write(part)
                await writer.drain()
    writer.close()


if __name__ == "__main__":
    asyncio.run(lead(urlsplit(sys.argv[1]), float(sys.argv[2])))
