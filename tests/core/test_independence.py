"""The core outlives the generator: none of its modules needs MkDocs or a hook."""

from __future__ import annotations

import ast
import json
import subprocess
import sys

from support.sites import ROOT

IMPORT_ALL = """
import importlib, json, pkgutil, sys
import fieldguide
names = [module.name for module in pkgutil.walk_packages(fieldguide.__path__, "fieldguide.")]
for name in names:
    if not name.endswith("__main__"):
        importlib.import_module(name)
print(json.dumps([names, sorted(sys.modules)]))
"""


def test_no_module_of_the_core_imports_mkdocs_or_a_hook() -> None:
    done = subprocess.run([sys.executable, "-c", IMPORT_ALL], cwd=ROOT / "hooks", capture_output=True, text=True, check=True)
    names, loaded = json.loads(done.stdout)
    assert "fieldguide.guide" in names
    foreign = {module.split(".")[0] for module in loaded}
    hooks = {path.stem for path in (ROOT / "hooks").glob("*.py")}
    assert not foreign & ({"mkdocs", "material", "mkdocs_static_i18n"} | hooks)


ORDER = (
    *("model", "reading", "checks", "guide", "addresses", "relations", "wording", "site"),
    *("exports", "offline", "pages", "editions", "commands", "__main__"),
)
"""The rooms of the core, each of which uses only those before it."""


def test_no_room_of_the_core_uses_one_above_it() -> None:
    core = ROOT / "hooks/fieldguide"
    assert {path.stem for path in core.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()} == {*ORDER, "__init__"}
    for path in core.rglob("*.py"):
        room = path.relative_to(core).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ImportFrom) or node.level == 0:
                continue
            package = ["fieldguide", *path.relative_to(core).parts[:-1]]
            base = package[: len(package) - node.level + 1]
            named = [*base, *(node.module or "").split(".")] if node.module else base
            used = [named[1]] if len(named) > 1 and named[1] else [alias.name for alias in node.names]
            for other in used:
                assert ORDER.index(other) <= ORDER.index(room), f"{path.name}:{node.lineno}: {room} uses {other} above it"
