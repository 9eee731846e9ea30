"""The guide while it is being written: served, built anew at each change, with the list of faults in place of the page.

Each build runs in a process of its own, so that changed code is loaded, and a build that fails leaves the server answering.
"""

from __future__ import annotations

import functools
import html
import http.server
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from .building import Outcome, build

WATCHED = ("docs", "overrides", "hooks", "mkdocs.yml")
PAUSE = 0.5
"""Seconds between two looks at the files."""

_VERSION = "/__version"
_RELOAD = f"""<script>
setInterval(async () => {{
  const version = await fetch("{_VERSION}").then(answer => answer.text(), () => null)
  if (version && version !== (window.fieldGuideVersion ??= version)) location.reload()
}}, 1000)
</script>"""
_FAULTS = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Faults</title>
<style>body {{ max-width: 60rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 sans-serif }} pre {{ white-space: pre-wrap }}</style>
</head><body><h1>The guide cannot be built as it stands</h1><pre>{output}</pre>
<p>This page comes back by itself when the faults are mended.</p>{reload}</body></html>
"""


class Preview:
    """The last build that went well, what the last one said, and a number that grows with each.

    Attributes:
        folder: what is served; two folders take turns, so that a build never meets a reader.
        outcome: of the last build.
        version: number of builds.
        ended: set when nobody is served any more.
    """

    def __init__(self, project: Path, place: Path) -> None:
        self._project = project
        self._places = (place / "one", place / "other")
        self.folder = self._places[1]
        self.outcome = Outcome(False, "The first build has not ended yet.")
        self.version = 0
        self.ended = threading.Event()

    def renew(self) -> None:
        """Build, and serve what came of it."""
        target = next(place for place in self._places if place != self.folder)
        shutil.rmtree(target, ignore_errors=True)
        outcome = build(self._project, target)
        if outcome.is_whole:
            self.folder = target
        self.outcome = outcome
        self.version += 1

    def follow(self) -> None:
        """Build now and whenever a file has changed, until `ended` is set."""
        seen: object = None
        while True:
            now = tuple(_stamps(self._project))
            if now != seen:
                seen = now
                self.renew()
                print("served anew" if self.outcome.is_whole else self.outcome.output.strip(), flush=True)
            if self.ended.wait(PAUSE):
                return


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments: object, preview: Preview) -> None:
        self._preview = preview
        super().__init__(*arguments, directory=str(preview.folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path == _VERSION:
            self._answer(str(self._preview.version).encode())
        elif not self._preview.outcome.is_whole:
            page = _FAULTS.format(output=html.escape(self._preview.outcome.output.strip()), reload=_RELOAD)
            self._answer(page.encode("utf-8"), "text/html; charset=utf-8", 503)
        else:
            path = Path(self.translate_path(self.path))
            path = path / "index.html" if path.is_dir() else path
            if path.suffix == ".html" and path.is_file():
                self._answer(path.read_bytes().replace(b"</body>", f"{_RELOAD}</body>".encode()), "text/html; charset=utf-8")
            else:
                super().do_GET()

    def _answer(self, body: bytes, type: str = "text/plain", status: int = 200) -> None:
        self.send_response(status)
        for name, value in (("Content-Type", type), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Requests are not told: the terminal is for faults."""


def serve(project: Path, host: str = "127.0.0.1", port: int = 8000) -> int:
    """The command `serve`, which ends with the keyboard's interrupt."""
    with tempfile.TemporaryDirectory() as place:
        preview = Preview(project, Path(place))
        try:
            server = http.server.ThreadingHTTPServer((host, port), functools.partial(_Handler, preview=preview))
        except (OSError, OverflowError) as error:
            print(f"Port {port} cannot be used: {error}. Remedy: choose another one with --port.", file=sys.stderr)
            return 1
        threading.Thread(target=preview.follow, daemon=True).start()
        with server:
            print(f"The guide is served at http://{host}:{server.server_port}/", flush=True)
            try:
                server.serve_forever()
            except KeyboardInterrupt:
                preview.ended.set()
                print()
    return 0


def _stamps(project: Path) -> Iterator[tuple[str, int, int]]:
    """Name, time and size of every file that a build reads."""
    for name in WATCHED:
        top = project / name
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if "__pycache__" in path.parts:
                continue
            try:
                found = path.lstat()
            except OSError:  # an editor has just taken it away
                continue
            yield str(path), found.st_mtime_ns, found.st_size
