"""An application that tells what reaches it, for tests of what a server passes on."""

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Echo(BaseHTTPRequestHandler):
    """Answers with the headers and the length it was sent, and the status asked for."""

    protocol_version = "HTTP/1.1"

    def do_GET(self):
        length = int(self.headers.get("Content-Length", 0))
        told = dict(self.headers) | {"read": len(self.rfile.read(length))}
        body = json.dumps(told).encode()
        self.send_response(int(self.headers.get("Status", 200)))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET

    def log_message(self, *words):
        """Nobody reads it."""


class Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """What is too large is broken off midway, as it should be."""


@contextmanager
def answering():
    with Server(("127.0.0.1", 0), Echo) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
