"""The ledger of permanent addresses, read from its file alone, and its versions in git."""

from __future__ import annotations

import subprocess
from pathlib import Path

from support.sites import read_yaml

LEDGER = "docs/_data/permalinks.yml"

_RECORDS = read_yaml(LEDGER)
IDS = {record["id"]: record for record in _RECORDS if "id" in record}
"""Principles ever published, by id."""
PAGES = {record["page"]: record for record in _RECORDS if "id" not in record}
"""Pages ever published, by path below a language's folder."""


def versions(repository: Path) -> list[str]:
    """Texts of the ledger in each commit of the main line that changed it, the newest first.

    A shallow clone has the newest ones alone; in a folder that is no clone, such as an unpacked archive, there is nothing to compare with.
    """
    if _run(repository, "rev-parse", "--git-dir").returncode:
        return []
    commits = _git(repository, "log", "--first-parent", "--diff-filter=AM", "--format=%H", "--", LEDGER).split()
    assert commits, f"{LEDGER} stands in no commit: commit it first."
    return [_git(repository, "show", f"{commit}:{LEDGER}") for commit in commits]


def texts_in_history(repository: Path, folder: str) -> list[dict[str, str]]:
    """Texts of a folder's files, by their names, in each commit of the main line that changed one; none outside git."""
    if _run(repository, "rev-parse", "--git-dir").returncode:
        return []
    found = []
    for commit in _git(repository, "log", "--first-parent", "--format=%H", "--", folder).split():
        names = _git(repository, "ls-tree", "-r", "--name-only", commit, "--", folder).split()
        found.append({Path(name).name: _git(repository, "show", f"{commit}:{name}") for name in names})
    return found


def _git(repository: Path, *arguments: str) -> str:
    done = _run(repository, *arguments)
    assert done.returncode == 0, f"The ledger is compared with its history in git, which says: {done.stderr.strip()}"
    return done.stdout


def _run(repository: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # A clone that belongs to another user, as in containers, is read all the same.
    command = ["git", "-c", "safe.directory=*", "-C", str(repository), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
