"""Names that files may have: what every disk stores, what an address carries, what stands at a name of the guide's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

LONGEST = 120
"""Characters that a path inside a kit may take: Windows allows 260 with the folder that it is unzipped to."""

PAGE_PART = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""A folder's name, or a page's without its ending: what every system stores and an address carries as it stands."""

RESERVED = frozenset({"p", "404", "assets", "data", "downloads", "keep", "search", "share", "sw", "start-here", "readme", "license"})
"""First parts of addresses at the root that are the guide's own: no page takes their place."""

_LIKE_A_LANGUAGE = re.compile(r"[a-z]{2}(?:-(?:[a-z]{2}|[a-z]{4}))?")
"""Codes of languages, with a region or script: each may have its folder at the root one day."""

# What FAT32, exFAT and Windows refuse in names (https://learn.microsoft.com/windows/win32/fileio/naming-a-file).
_REFUSED = re.compile(r'[^\x20-\x7e]|[<>:"\\|?*]|[. ](?:/|$)')
_DEVICES = re.compile(r"(?:^|/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.[^/]*)?(?:/|$)", re.IGNORECASE)


def page_path_fault(path: str, languages: Iterable[str]) -> tuple[str, str] | None:
    """What is wrong with the path of a page below a language's folder, and the remedy; None where it is right.

    Args:
        languages: codes of the languages, whose folders stand at the root, too.
    """
    *folders, name = path.split("/")
    stem = name.removesuffix(".md")
    if not name.endswith(".md") or not all(PAGE_PART.fullmatch(part) for part in (*folders, stem)):
        return "The name is none of a page.", "Use small letters a to z, digits and single hyphens, and .md: cso/how-to-start.md."
    if stem == "readme":
        return "A README is no page of the guide.", "Name it index.md, or keep it outside the language's folder."
    first = folders[0] if folders else stem
    if first in RESERVED or first in {language.lower() for language in languages}:
        return f"'{first}' stands at the root of the site already.", "Give the page or its folder another name."
    return _unsafe(path, first)


def _unsafe(path: str, first: str) -> tuple[str, str] | None:
    """What keeps a well-formed path from being safe on every system, and for the languages to come.

    Args:
        first: what it begins with: its outermost folder, or the page's own name.
    """
    if _LIKE_A_LANGUAGE.fullmatch(first):
        return f"'{first}' is where a language's pages would stand.", "Give the page or its folder a longer name."
    if _DEVICES.search(path):
        return "Windows cannot store this name.", "Give it another one."
    if len(path) > LONGEST - 60:  # before it come the kit's folder and the language's, behind it .html
        return f"The path has {len(path)} characters, at most {LONGEST - 60} are safe.", "Shorten it."
    return None


def unfit_names(names: Iterable[str]) -> list[str]:
    """What is wrong with names, a line each: letters, length, and names that differ in case alone."""
    faults: list[str] = []
    folded: dict[str, str] = {}
    for name in names:
        if _REFUSED.search(name) or _DEVICES.search(name):
            faults.append(f"{name}: not every system can store this name; use ASCII letters, digits, hyphens and points.")
        if len(name) > LONGEST:
            faults.append(f"{name}: {len(name)} characters; at most {LONGEST} are safe.")
        for part in (name, *(str(folder) for folder in PurePosixPath(name).parents)):
            if folded.setdefault(part.casefold(), part) != part:
                faults.append(f"{name}: {part} differs from {folded[part.casefold()]} in case alone.")
    return faults
