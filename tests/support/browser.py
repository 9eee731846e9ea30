"""Find Chromium, or install it, or say how. Run as a program by `make test` before the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
FONTS = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")

# As root inside a container Chromium has no sandbox; the other flags keep it from calling its maker.
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]


def chromium() -> str | None:
    """Path of Chromium or Chrome on this machine; CHROMIUM in the environment goes first."""
    found = [os.environ.get("CHROMIUM"), *map(shutil.which, NAMES), str(MAC) if MAC.exists() else None]
    return next((path for path in found if path), None)


def main() -> int:
    if chromium():
        return 0
    if shutil.which("apt-get"):
        asks = [] if os.geteuid() == 0 else ["sudo"]
        print("Installing Debian's chromium and Chinese fonts for the browser tests …", flush=True)
        subprocess.run([*asks, "apt-get", "update", "-qq"], check=False)
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(
            [*asks, "apt-get", "install", "-y", "-qq", "chromium", "fonts-noto-cjk"],
            check=False,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
    if chromium():
        return 0
    print(
        "The browser tests need Chromium or Chrome, and none was found. Install one (Debian: apt-get install chromium; "
        "macOS: brew install --cask google-chrome) or name its path: CHROMIUM=/path/to/chrome make test",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
