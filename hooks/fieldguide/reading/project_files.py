"""What a build takes from beside docs/: templates, hooks and the licence, as plain text that is whole."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..model.faults import Fault
from .text_files import is_there, read_code
from .tree import LEFT_OVER, files_below

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
    templates: dict[str, str] = {}
    for path in files_below(root / TEMPLATES):
        name = path.relative_to(root).as_posix()
        if _TEMPLATE.fullmatch(name.removeprefix(f"{TEMPLATES}/")):
            templates[name] = read_code(path, name, faults)
        else:  # the site generator publishes whatever lies there
            remedy = f"Take it out: {TEMPLATES}/ holds templates alone, such as {TEMPLATES}/card.html."
            faults.append(Fault(name, 1, "", "It is no template, and would be published.", remedy))
    scripts = [path for path in files_below(root / HOOKS) if path.suffix == ".py" and not path.name.endswith(LEFT_OVER)]
    hooks = {name: read_code(path, name, faults) for path in scripts if (name := path.relative_to(root).as_posix())}
    if is_there(root / LICENCE):
        read_code(root / LICENCE, LICENCE, faults)
    else:
        faults.append(Fault(LICENCE, 1, "", "The licence is missing, which every offline copy holds.", "Restore it from git."))
    return ProjectFiles(templates, hooks)
