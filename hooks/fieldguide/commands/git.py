"""Asking git, which may be missing: the guide is read and built from a folder without history as well."""

from __future__ import annotations

import subprocess
from pathlib import Path


def git(folder: Path, *command: str) -> bytes:
    """What git says in a folder; nothing where it fails, or where there is no git or no history."""
    try:
        done = subprocess.run(["git", *command], cwd=folder, capture_output=True, check=False)
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""
