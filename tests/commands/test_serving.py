"""The guide while it is written: pages, faults in their place, what has changed. A stand-in takes the generator's place."""

from __future__ import annotations

import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldguide.commands import serving
from support.processes import free_port
from support.sites import Project
from support.standing_in import with_generator


@pytest.fixture
def served(tiny: Project, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, str]]:
    """A project that is served, and its address; the keyboard's interrupt ends it."""
    root, port, ended = with_generator(tiny), free_port(), threading.Event()

    def interrupt(_: object) -> None:
        if ended.is_set():
            raise KeyboardInterrupt

    monkeypatch.setattr("http.server.ThreadingHTTPServer.service_actions", interrupt)
    monkeypatch.setattr(serving, "PAUSE", 0.05)
    status: list[int] = []
    thread = threading.Thread(target=lambda: status.append(serving.serve(root, port=port)))
    thread.start()
    yield root, f"http://127.0.0.1:{port}/"
    ended.set()
    thread.join()
    assert status == [0]


def answer(address: str, wanted: str) -> tuple[int, str]:
    """Status and text of the first answer that holds some words."""
    status, text = 0, ""
    for _ in range(300):
        try:
            with urllib.request.urlopen(address) as found:
                status, text = found.status, found.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            status, text = error.code, error.read().decode("utf-8")
        except OSError:  # it does not listen yet
            text = ""
        if wanted in text:
            return status, text
        time.sleep(0.05)
    raise AssertionError(f"{address} never said {wanted!r}: {text[-500:]}")


def test_pages_come_anew_after_a_change_and_faults_in_their_place(served: tuple[Path, str]) -> None:
    root, address = served
    status, page = answer(address, "Home")
    assert status == 200 and f'fetch("{serving._VERSION}")' not in page, "a page without a body is served as it stands"
    version = answer(address + "__version", "")[1]
    generator = root / "mkdocs.py"
    generator.write_text(generator.read_text(encoding="utf-8").replace("<h1>Home</h1>", "<body>At home</body>"), encoding="utf-8")
    (root / "docs/en/cite.md").touch()
    assert "location.reload()" in answer(address, "At home")[1].partition("At home")[2]
    assert int(answer(address + "__version", "")[1]) > int(version)
    (root / "said.txt").write_text("docs/en/cite.md: <b> is raw HTML. Remedy: Mend it.", encoding="utf-8")
    (root / "docs/en/cite.md").unlink()
    status, page = answer(address, "cannot be built")
    assert status == 503 and "&lt;b&gt; is raw HTML" in page and "location.reload()" in page
    (root / "said.txt").unlink()
    (root / "docs/en/cite.md").touch()
    assert answer(address, "At home")[0] == 200
    assert answer(address + "none.html", "404")[0] == 404


def test_a_port_that_cannot_be_used_is_told(tiny: Project, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        for port in (taken.getsockname()[1], 99_999):
            assert serving.serve(tiny.root, port=port) == 1
            err = capsys.readouterr().err
            assert f"Port {port} cannot be used: " in err and "Remedy: choose another one with --port." in err
