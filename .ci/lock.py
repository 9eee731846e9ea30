"""Write every requirements.txt: exact versions with hashes for every platform, each with its reason.

A reason is the comment above a name in a .in file; what such a package needs in turn says "via" whom it is there.
What is pinned stays as it is, but for the packages that the command line names, or for all of them where it names `all`.
Run by `make lock`. No registry's address is written.
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAME = re.compile(r"([a-z0-9][a-z0-9._-]*)")
COMPILE = [
    "uv",
    "pip",
    "compile",
    "--quiet",
    "--universal",
    "--generate-hashes",
    "--no-header",
    "--python-version",
    "3.11.5",
    "--annotation-style",
    "line",
]


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


def lock(source: Path, target: Path, packages: list[str]) -> None:
    """Pin what a .in file asks for; the pins in the target file hold, but for these packages."""
    moved = ["--upgrade"] if "all" in packages else [f"--upgrade-package={package}" for package in packages]
    names = [str(path.relative_to(ROOT)) for path in (source, target)]
    subprocess.run([*COMPILE, *moved, names[0], "--output-file", names[1]], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    why = reasons(source)
    lines = [f"# Written by `make lock` from {names[0]}. Each line's reason stands above it, or behind it as “via”.\n"]
    for line in target.read_text(encoding="utf-8").splitlines():
        name = NAME.match(line)
        if name and name[1] in why:
            lines.append(f"{why[name[1]]}\n")
        lines.append(f"{line}\n")
    target.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    lock(ROOT / "requirements.in", ROOT / "requirements.txt", sys.argv[1:])
    lock(ROOT / "requirements-editions.in", ROOT / "requirements-editions.txt", sys.argv[1:])
    lock(ROOT / "requirements-properdocs.in", ROOT / "requirements-properdocs.txt", sys.argv[1:])
    lock(ROOT / "tests/requirements.in", ROOT / "tests/requirements.txt", sys.argv[1:])
