"""Check the scripts: their form, what a linter finds, their types, and their units. Run by `make scripts`, with one tool, deno.

Nothing is fetched: deno is allowed no module from elsewhere, and keeps what it works out in build/deno.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCAL = ("--no-remote", "--no-npm")
FOLDERS = ("docs/assets/scripts", "tests/scripts")
STEPS = (
    ("fmt", "--check"),
    ("lint",),
    ("check", *LOCAL, *FOLDERS),
    ("test", *LOCAL, "--parallel", "--reporter=dot"),
)


def main() -> int:
    deno = Path(sys.executable).with_name("deno")
    environment = os.environ | {"DENO_DIR": str(ROOT / "build/deno"), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
    for step in STEPS:
        done = subprocess.run([deno, *step, "--quiet"], cwd=ROOT, env=environment, check=False)
        if done.returncode != 0:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
