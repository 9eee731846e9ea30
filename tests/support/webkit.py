"""WebKit on this machine, driven over W3C WebDriver: the little of it that the tests need. tools.py installs it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from support.processes import PATIENCE, answering, free_port

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key under which WebDriver names an element (W3C WebDriver, 12.1)."""
CONTROL = "\ue009"
"""The control key, as WebDriver writes it (W3C WebDriver, 17.4.2)."""


def webkit() -> str | None:
    """Path of WebKit's driver on this machine; WEBKIT in the environment goes first."""
    return os.environ.get("WEBKIT") or shutil.which("WebKitWebDriver") or shutil.which("safaridriver")


def xvfb() -> str | None:
    """Path of the X server without a screen, which WebKit needs on Linux alone."""
    return shutil.which("Xvfb") if sys.platform == "linux" else "not needed"


class WebKit:
    """A window of WebKit."""

    def __init__(self, address: str) -> None:
        self._session = f"{address}/session"
        self._session += "/" + self._ask("POST", "", capabilities={})["sessionId"]
        self._ask("POST", "/timeouts", script=PATIENCE * 1000)

    def open(self, address: str) -> None:
        """Go to an address, and wait until the page has been loaded."""
        self._ask("POST", "/url", url=address)

    @property
    def address(self) -> str:
        return str(self._ask("GET", "/url"))

    def run(self, script: str, *arguments: Any) -> Any:
        """What a script returns that begins `const [argument, …] = arguments`."""
        return self._ask("POST", "/execute/sync", script=script, args=arguments)

    def run_until_done(self, script: str, *arguments: Any) -> Any:
        """What a script gives to its last argument, a function."""
        return self._ask("POST", "/execute/async", script=script, args=arguments)

    def wait_for(self, expression: str) -> None:
        """Wait until an expression is true on the page, or on the one that follows it."""
        end = time.monotonic() + PATIENCE
        while not self.run(f"return Boolean({expression})"):
            assert time.monotonic() < end, f"Waited in vain for {expression}"
            time.sleep(0.02)

    def click(self, selector: str) -> None:
        """Click an element as a reader does."""
        self._ask("POST", f"/element/{self._find(selector)}/click")

    def type(self, selector: str, keys: str) -> None:
        """Type into an element; keys that are held, such as CONTROL, are held to the end."""
        self._ask("POST", f"/element/{self._find(selector)}/value", text=keys)

    def close(self) -> None:
        self._ask("DELETE", "")

    def _find(self, selector: str) -> str:
        return str(self._ask("POST", "/element", using="css selector", value=selector)[ELEMENT])

    def _ask(self, method: str, path: str, **fields: Any) -> Any:
        body = json.dumps(fields).encode() if method == "POST" else None
        request = urllib.request.Request(self._session + path, body, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=2 * PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{method} {path} {fields}: {error.read().decode()}") from None


@contextlib.contextmanager
def webkit_window(scratch: Path) -> Iterator[WebKit]:
    """Start WebKit, on Linux on a screen of its own that nobody sees; yields a window that leaves nothing behind.

    Args:
        scratch: folder for what the driver says.
    """
    path = webkit()
    assert path and xvfb(), "No WebKit found: run the tests with `make test`, which installs it or says how."
    port = free_port()
    with _screen() as screen, answering([path, f"--port={port}"], port, scratch, **screen):
        window = WebKit(f"http://127.0.0.1:{port}")
        yield window
        window.close()


@contextlib.contextmanager
def _screen() -> Iterator[dict[str, str]]:
    """What tells a program in its environment where its screen is."""
    if sys.platform != "linux":
        yield {}
        return
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        try:
            yield {"DISPLAY": f":{int(process.stdout.readline())}", "GDK_BACKEND": "x11"}
        finally:
            process.terminate()
