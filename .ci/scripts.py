"""Check the scripts: their form, what a linter finds, their types, and their units. Run by `make scripts`, with one tool, deno.

Nothing is fetched: deno is allowed no module from elsewhere, and keeps what it works out in build/deno. The search's library, lunr,
comes from the installed mkdocs, as in the site; deno sees it as a module, build/scripts/lunr.js.
"""

import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LUNR = "contrib/search/templates/search/lunr.js"
MODULE = """// @ts-nocheck: written by .ci/scripts.py
const module = {{ exports: {{}} }}, exports = module.exports
{library}
export default /** @type {{any}} */ (module.exports)
"""
LOCAL = ("--no-remote", "--no-npm")
FOLDERS = ("docs/assets/scripts", "tests/scripts")
STEPS = (
    ("fmt", "--check"),
    ("lint",),
    ("check", *LOCAL, *FOLDERS),
    ("test", *LOCAL, "--parallel", "--reporter=dot"),
)


def main() -> int:
    module = ROOT / "build/scripts/lunr.js"
    module.parent.mkdir(parents=True, exist_ok=True)
    module.write_text(MODULE.format(library=files("mkdocs").joinpath(LUNR).read_text(encoding="utf-8")), encoding="utf-8")
    deno = Path(sys.executable).with_name("deno")
    environment = os.environ | {"DENO_DIR": str(ROOT / "build/deno"), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
    for step in STEPS:
        done = subprocess.run([deno, *step, "--quiet"], cwd=ROOT, env=environment, check=False)
        if done.returncode != 0:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
