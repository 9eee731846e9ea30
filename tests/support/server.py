"""Serve a folder over http in a thread, as a plain static server would: with the 404 page, below a path prefix."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


class Server:
    """A server that a test can stop and start again, hold, break, and give another folder.

    Attributes:
        folder: what is served.
        prefix: path below which the folder stands, with a slash at both ends.
        address: of the folder's root, such as `http://127.0.0.1:41234/guide/`; stays the same for the server's life.
        asked: paths below the root that were asked for, in order.
        breaks_after: number of answers after which connections break in the middle; none break where it is None.
        holds_after: number of answers after which requests wait for `release()`; none wait where it is None.
    """

    def __init__(self, folder: Path, prefix: str = "/") -> None:
        self.folder = folder
        self.prefix = prefix
        self.asked: list[str] = []
        self.breaks_after: int | None = None
        self.holds_after: int | None = None
        self._released = threading.Event()
        self._is_running = False
        self._port = 0
        self.start()
        self.address = f"http://127.0.0.1:{self._port}{prefix}"

    def start(self) -> None:
        owner = self

        class Handler(_Handler):
            server_of_test = owner

        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), Handler)
        self._port = self._server.server_port
        self._is_running = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def stop(self) -> None:
        """Refuse all connections, as where there is no network."""
        self._is_running = False
        self.release()
        self._server.shutdown()
        self._server.server_close()

    def hold(self, after: int) -> None:
        """Let requests wait once so many more have been answered."""
        self._released.clear()
        self.holds_after = len(self.asked) + after

    def release(self) -> None:
        self.holds_after = None
        self._released.set()

    def admit(self, path: str) -> bool:
        """Take a request, when its time has come; False where the server has stopped."""
        self.asked.append(path.removeprefix(self.prefix))
        if self.holds_after is not None and len(self.asked) > self.holds_after:
            self._released.wait()
        return self._is_running


class _Handler(SimpleHTTPRequestHandler):
    server_of_test: Server

    def date_time_string(self, timestamp: float | None = None) -> str:
        """As of a site that has been there for a month: browsers then hold what it sends for some days, unless they are told otherwise."""
        return super().date_time_string(timestamp and timestamp - 30 * 24 * 60 * 60)

    def do_GET(self) -> None:
        owner = self.server_of_test
        if not owner.admit(self.path):
            return
        with contextlib.suppress(ConnectionError):  # a reader who has left
            if owner.breaks_after is not None and len(owner.asked) > owner.breaks_after:
                self._break_off()
            else:
                super().do_GET()

    def _break_off(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        self.wfile.write(b"half")

    def translate_path(self, path: str) -> str:
        self.directory = str(self.server_of_test.folder)  # of now: browsers open connections before they need them
        prefix = self.server_of_test.prefix
        inside = path[len(prefix) :] if path.startswith(prefix) else "not-below-the-prefix"
        return super().translate_path(f"/{inside}")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = self.server_of_test.folder / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def list_directory(self, *_: Any) -> None:
        self.send_error(404)

    def log_message(self, *_: Any) -> None:
        pass


@contextlib.contextmanager
def serve(folder: Path, prefix: str = "/") -> Iterator[str]:
    """Yield the address of a folder's root while it is served.

    Args:
        prefix: path below which the folder stands, with a slash at both ends.
    """
    server = Server(folder, prefix)
    try:
        yield server.address
    finally:
        server.stop()
