"""Chromium and Firefox on this machine; tools.py installs them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

# The headless shell does what a window does at half the cost.
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
FIREFOX_NAMES = ("firefox-esr", "firefox")
FIREFOX_MAC = Path("/Applications/Firefox.app/Contents/MacOS/firefox")

# As root inside a container Chromium has no sandbox; the other flags keep it from calling its maker.
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


def chromium() -> str | None:
    """Path of Chromium or Chrome on this machine; CHROMIUM in the environment goes first."""
    return _first("CHROMIUM", NAMES, MAC)


def firefox() -> str | None:
    """Path of Firefox on this machine; FIREFOX in the environment goes first."""
    return _first("FIREFOX", FIREFOX_NAMES, FIREFOX_MAC)


def _first(variable: str, names: tuple[str, ...], mac: Path) -> str | None:
    found = [os.environ.get(variable), *map(shutil.which, names), str(mac) if mac.exists() else None]
    return next((path for path in found if path), None)
