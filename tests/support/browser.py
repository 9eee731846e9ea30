"""Find Chromium and Firefox, or install them, or say how. Run as a program by `make test` before the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
FIREFOX_NAMES = ("firefox-esr", "firefox")
FIREFOX_MAC = Path("/Applications/Firefox.app/Contents/MacOS/firefox")
DEBIAN_PACKAGES = ("chromium", "firefox-esr", "fonts-noto-cjk")

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


def main() -> int:
    if chromium() and firefox():
        return 0
    if shutil.which("apt-get"):
        asks = [] if os.geteuid() == 0 else ["sudo"]
        print(f"Installing Debian's {', '.join(DEBIAN_PACKAGES)} for the browser tests …", flush=True)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([*asks, "apt-get", "update", "-qq"], check=False)
        subprocess.run(
            [*asks, "apt-get", "install", "-y", "-qq", *DEBIAN_PACKAGES], check=False, env=environment, stdout=subprocess.DEVNULL
        )
    if chromium() and firefox():
        return 0
    print(
        "The browser tests need Chromium (or Chrome) and Firefox. Install them (Debian: apt-get install chromium firefox-esr; "
        "macOS: brew install --cask google-chrome firefox) or name their paths: CHROMIUM=… FIREFOX=… make test",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
