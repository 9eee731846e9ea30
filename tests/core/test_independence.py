"""The core outlives the generator: none of its modules needs MkDocs or a hook."""

from __future__ import annotations

import json
import subprocess
import sys

from support.sites import ROOT

IMPORT_ALL = """
import importlib, json, pkgutil, sys
import fieldguide
names = [module.name for module in pkgutil.iter_modules(fieldguide.__path__)]
for name in names:
    if name != "__main__":
        importlib.import_module(f"fieldguide.{name}")
print(json.dumps([names, sorted(sys.modules)]))
"""


def test_no_module_of_the_core_imports_mkdocs_or_a_hook() -> None:
    done = subprocess.run([sys.executable, "-c", IMPORT_ALL], cwd=ROOT / "hooks", capture_output=True, text=True, check=True)
    names, loaded = json.loads(done.stdout)
    assert "loading" in names
    foreign = {module.split(".")[0] for module in loaded}
    hooks = {path.stem for path in (ROOT / "hooks").glob("*.py")}
    assert not foreign & ({"mkdocs", "material", "mkdocs_static_i18n"} | hooks)
