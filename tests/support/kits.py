"""Offline copies for tests: made as `make kit` makes them, unzipped, and taken apart."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from support.sites import ROOT, Built, build, copy_project

MADE = datetime(2026, 11, 22, 7, 30, 14, tzinfo=UTC)
"""The time that the tests' kits bear."""
EPOCH = str(int(MADE.timestamp()))

ADDED = ("START-HERE.html", "README.txt", "LICENSE.txt", "SHA256SUMS")
ONLINE_ONLY = re.compile(
    r"404\.html|sitemap\.xml|robots\.txt|sw\.js|keep/.*|assets/(?:scripts/unknown\.js|styles/unknown\.css|images/preview/.*)|downloads/.*"
)
"""What only a server needs, and no kit holds."""


@dataclass(frozen=True)
class Made(Built):
    """Outcome of making a kit: the site it was made from, what the builder said, and the zip."""

    zip: Path


def make_kit(project: Path, target: Path, languages: str = "", **environment: str) -> Made:
    """Make a kit of a project in a child process, as `make kit` does; `target` holds the site and the folder dist."""
    asked = {"SOURCE_DATE_EPOCH": EPOCH, "FIELD_GUIDE_LANGUAGES": languages, "FIELD_GUIDE_KIT": str(target / "dist")}
    built = build(project, target / "site", **asked | environment)
    return Made(built.site, built.returncode, built.output, zip_in(target))


def zip_in(target: Path) -> Path:
    """The kit that was made in this folder, or the folder of kits where none was."""
    return next((target / "dist").glob("*.zip"), target / "dist")


def unzip(kit: Path, target: Path) -> Path:
    """Unzip a kit; returns the one folder in it."""
    with zipfile.ZipFile(kit) as archive:
        archive.extractall(target)
    (folder,) = target.iterdir()
    return folder


def files_below(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by name."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def zipped(files: Mapping[str, bytes], target: Path) -> Path:
    """Write a zip of files by name, as anybody's tool would."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def whole_copy(target: Path) -> Path:
    """A copy of the project with all that its commands need, and an environment that they find set up."""
    return for_make(copy_project(target, "docs"))


def for_make(project: Path) -> Path:
    """Give a project that can be built what `make` needs, and an environment that it finds set up."""
    for name in ("Makefile", "requirements.txt"):
        shutil.copy(ROOT / name, project)
    (project / ".venv/bin").mkdir(parents=True)
    (project / ".venv/bin/python").touch()
    (project / ".venv/site.stamp").touch()  # newer than what it depends on: nothing is installed
    return project


def run_make(project: Path, *arguments: str, umask: int = -1, **environment: str) -> subprocess.CompletedProcess[str]:
    """Call make in a copy of the project, with this environment's programs and little else from it."""
    programs = Path(sys.executable).parent
    return subprocess.run(
        ["make", "--no-print-directory", f"BIN={programs}", *arguments],
        cwd=project,
        env={"PATH": f"{programs}:/usr/local/bin:/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"} | environment,
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
