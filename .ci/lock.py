"""Write requirements.txt and tests/requirements.txt: exact versions with hashes for every platform, each with its reason.

A reason is the comment above a name in a .in file; what such a package needs in turn says "via" whom it is there.
Run by `make lock`, which provides uv. No registry's address is written.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = re.compile(r"([a-z0-9][a-z0-9._-]*)")


def reasons(source: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    comment = ""
    for line in source.read_text(encoding="utf-8").splitlines():
        name = NAME.match(line)
        if line.startswith("#"):
            comment = line
        elif name:
            found[name[1]] = comment
        elif line.startswith("-r "):
            found |= reasons((source.parent / line[3:]).resolve())
    return found


def lock(source: Path, target: Path) -> None:
    command = [
        "uv",
        "pip",
        "compile",
        "--universal",
        "--generate-hashes",
        "--no-header",
        "--python-version",
        "3.11.5",
        "--annotation-style",
        "line",
    ]
    done = subprocess.run([*command, str(source.relative_to(ROOT))], cwd=ROOT, check=True, capture_output=True, text=True)
    why = reasons(source)
    lines = [f"# Written by `make lock` from {source.relative_to(ROOT)}. Each line's reason stands above it, or behind it as “via”.\n"]
    for line in done.stdout.splitlines():
        name = NAME.match(line)
        if name and name[1] in why:
            lines.append(f"{why[name[1]]}\n")
        lines.append(f"{line}\n")
    target.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    lock(ROOT / "requirements.in", ROOT / "requirements.txt")
    lock(ROOT / "tests/requirements.in", ROOT / "tests/requirements.txt")
    sys.exit()
