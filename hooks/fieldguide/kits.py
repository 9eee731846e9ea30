"""Offline copies of the site: one zip each, made so that the same commit gives the same bytes, and found by name."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

SUMS = "SHA256SUMS"
"""Name of the list of checksums, in the form that sha256sum, shasum and certutil's users read."""


@dataclass(frozen=True)
class Kit:
    """An offline copy, ready to be downloaded.

    Attributes:
        name: its file's name, such as `field-guide-2026.11-vi.zip`.
        languages: codes of the languages in it; empty where all are.
        size: in bytes.
        sha256: SHA-256 of the file, in hexadecimal.
    """

    name: str
    languages: tuple[str, ...]
    size: int
    sha256: str


def kit_name(edition: str, languages: tuple[str, ...] = ()) -> str:
    """Name of a kit's folder, and of its zip without the ending.

    Args:
        languages: codes of the languages in it; empty where all are.
    """
    return "-".join(["field-guide", edition, *languages])


def kits_in(folder: Path, edition: str) -> tuple[Kit, ...]:
    """The kits of an edition that stand in a folder, the whole one first."""
    pattern = re.compile(re.escape(kit_name(edition)) + r"((?:-[a-z]+)*)\.zip")
    named = ((path, pattern.fullmatch(path.name)) for path in sorted(folder.glob("*.zip")))
    kits = [
        Kit(path.name, tuple(match[1].split("-")[1:]), path.stat().st_size, hashlib.sha256(path.read_bytes()).hexdigest())
        for path, match in named
        if match
    ]
    return tuple(sorted(kits, key=lambda kit: (bool(kit.languages), kit.name)))
