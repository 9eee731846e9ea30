"""What a build takes from beside docs/: templates, hooks and the licence, as plain text that is whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..model.faults import Fault
from .text_files import read_code
from .tree import files_below

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
    templates = list(files_below(root / TEMPLATES))
    hooks = [path for path in files_below(root / HOOKS) if path.suffix == ".py"]
    stamps = tuple((path.relative_to(root).as_posix(), *_stamp(path)) for path in (*templates, *hooks, root / LICENCE))
    files, told = _read(root, stamps)
    faults += told
    return files


def _stamp(path: Path) -> tuple[int, int, int]:
    """What changes when a file does; noughts where there is none."""
    try:
        found = path.lstat()
    except OSError:
        return (0, 0, 0)
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
