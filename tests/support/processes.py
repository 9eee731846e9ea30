"""Programs that run beside the tests and answer on a port of this machine."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

PATIENCE = 30  # seconds until a program that answers nothing counts as broken


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextlib.contextmanager
def answering(command: list[str], port: int, scratch: Path, **environment: str) -> Iterator[None]:
    """Start a program, wait until it answers on its port, and stop it afterwards.

    Args:
        scratch: folder that it runs in, and that what it says is written to (log.txt).
    """
    log = scratch / "log.txt"
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, cwd=scratch, env=os.environ | environment)
    try:
        end = time.monotonic() + PATIENCE
        while not _answers(port):
            assert process.poll() is None and time.monotonic() < end, log.read_text(encoding="utf-8", errors="replace")
            time.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
