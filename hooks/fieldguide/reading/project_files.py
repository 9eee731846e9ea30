"""What a build takes from beside docs/: templates, hooks and the licence, as plain text that is whole."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..model.faults import Fault
from .text_files import is_there, read_code
from .tree import entries_below

TEMPLATES, HOOKS, LICENCE = "overrides", "hooks", "LICENSE"

_TEMPLATE = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)*[a-z0-9]+(?:-[a-z0-9]+)*\.html")


@dataclass(frozen=True)
class ProjectFiles:
    """Texts by the files' names, such as `overrides/card.html`."""

    templates: dict[str, str]
    hooks: dict[str, str]


def read_project(root: Path, faults: list[Fault]) -> ProjectFiles:
    """Templates and hooks; what cannot be read, or would be published beside them, is a fault.

    Args:
        root: the repository, which holds overrides/ and hooks/.
    """
    stamps = [
        (f"{folder}{path.path.removeprefix(str(root / folder))}".replace(os.sep, "/"), *_stamp(path.stat(follow_symlinks=False)))
        for folder in (TEMPLATES, HOOKS)
        for path in entries_below(root / folder)
        if folder == TEMPLATES or path.name.endswith(".py")
    ]
    licence = root / LICENCE
    stamps.append((LICENCE, *(_stamp(licence.lstat()) if is_there(licence) else (0, 0, 0))))
    files, told = _read(root, tuple(stamps))
    faults += told
    return files


def _stamp(found: os.stat_result) -> tuple[int, int, int]:
    """What changes when a file does."""
    return (found.st_mode, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=2)  # whoever loads many guides, as tests do, has the same code beside each
def _read(root: Path, stamps: tuple[tuple[str, int, int, int], ...]) -> tuple[ProjectFiles, tuple[Fault, ...]]:
    faults: list[Fault] = []
    files = ProjectFiles({}, {})
    for name, mode, _, _ in stamps:
        if name.startswith(f"{TEMPLATES}/") and not _TEMPLATE.fullmatch(name.removeprefix(f"{TEMPLATES}/")):
            remedy = f"Take it out: {TEMPLATES}/ holds templates alone, such as {TEMPLATES}/card.html."  # whatever lies there is published
            faults.append(Fault(name, 1, "", "It is no template, and would be published.", remedy))
        elif name == LICENCE and not mode:
            faults.append(Fault(name, 1, "", "The licence is missing, which every offline copy holds.", "Restore it from git."))
        else:
            text = read_code(root / name, name, faults)
            if name != LICENCE:
                (files.templates if name.startswith(f"{TEMPLATES}/") else files.hooks)[name] = text
    return files, tuple(faults)
