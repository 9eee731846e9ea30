"""Find the programs that the tests drive, or install them, or say how. Run by `make test` before the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from ctypes.util import find_library

from support.browser import SHELL, chromium, firefox
from support.webkit import webkit, xvfb
from support.webserver import caddy, nginx

TOOLS = {
    "chromium": chromium,
    "firefox-esr": firefox,
    "webkit2gtk-driver": webkit,
    "xvfb": xvfb,
    "nginx-light": nginx,
    "caddy": caddy,
    "default-jre-headless": lambda: shutil.which("java"),
    "minisign": lambda: shutil.which("minisign"),
    "kiwix-tools": lambda: shutil.which("kiwix-serve"),
    "libpango-1.0-0": lambda: find_library("pango-1.0"),
    "fonts-noto-cjk": lambda: has_font("Noto Sans CJK SC"),
}
"""What finds each program, and the font of paper's Chinese, by Debian's package."""
SERVICES = {"nginx-light": "nginx", "caddy": "caddy"}


def has_font(name: str) -> bool:
    """Whether the system has a font, by fontconfig, which comes with Pango."""
    if not (program := shutil.which("fc-match")):
        return False
    asked = [program, "--format=%{family}", name]
    return name in subprocess.run(asked, capture_output=True, text=True, check=False).stdout


def missing() -> list[str]:
    return [package for package, find in TOOLS.items() if not find()]


def main() -> int:
    if shutil.which("apt-get"):
        # Tests take half the time in the shell; a newer machine may have it alone, an older one Chromium alone.
        if not shutil.which(SHELL) and (not chromium() or os.geteuid() == 0):
            install([SHELL])
        if missing():
            install(missing())
    if not missing():
        return 0
    print(
        f"The tests need {', '.join(missing())}. Install Chromium (or Chrome), Firefox, WebKit's driver, nginx, Caddy, Java, minisign, "
        "kiwix-serve, Pango and Noto Sans CJK "
        "(Debian: apt-get install chromium firefox-esr webkit2gtk-driver xvfb nginx-light caddy default-jre-headless minisign "
        "kiwix-tools libpango-1.0-0 fonts-noto-cjk; "
        "macOS, whose Safari is WebKit: "
        "brew install --cask google-chrome firefox font-noto-sans-cjk-sc; brew install nginx caddy openjdk minisign kiwix-tools pango) "
        "or name their paths: CHROMIUM=… FIREFOX=… WEBKIT=… NGINX=… CADDY=… make test",
        file=sys.stderr,
    )
    return 1


def install(packages: list[str]) -> None:
    """Install Debian's packages. Debian starts a server when it is installed: it is stopped, for the tests start their own."""
    asks = [] if os.geteuid() == 0 else ["sudo"]
    print(f"Installing Debian's {', '.join(packages)} for the tests …", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*asks, "apt-get", "update", "-qq"], check=False)
    command = [*asks, "apt-get", "install", "-y", "-qq", *packages]
    subprocess.run(command, check=False, env=environment, stdout=subprocess.DEVNULL)
    services = [SERVICES[package] for package in packages if package in SERVICES]
    if services and shutil.which("systemctl"):
        subprocess.run([*asks, "systemctl", "disable", "--now", "--quiet", *services], check=False, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
