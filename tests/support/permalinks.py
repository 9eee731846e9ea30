"""The ledger of permanent addresses, read from its file alone, and its versions in git."""

from __future__ import annotations

import subprocess
from pathlib import Path

import yaml

from support.sites import ROOT

LEDGER = "docs/_data/permalinks.yml"

_RECORDS = yaml.safe_load(Path(ROOT, LEDGER).read_text(encoding="utf-8"))
IDS = {record["id"]: record for record in _RECORDS if "id" in record}
"""Principles ever published, by id."""
PAGES = {record["page"]: record for record in _RECORDS if "id" not in record}
"""Pages ever published, by path below a language's folder."""


def versions(repository: Path) -> list[str]:
    """Texts of the ledger in each commit of the main line that changed it, the newest first.

    Raises:
        AssertionError: where git has no whole history to compare with; the message says what is needed.
    """
    assert _git(repository, "rev-parse", "--is-shallow-repository").strip() == "false", (
        "The ledger is compared with its whole history, and this clone is shallow: run `git fetch --unshallow` first."
    )
    commits = _git(repository, "log", "--first-parent", "--diff-filter=AM", "--format=%H", "--", LEDGER).split()
    assert commits, f"{LEDGER} stands in no commit: commit it first."
    return [_git(repository, "show", f"{commit}:{LEDGER}") for commit in commits]


def _git(repository: Path, *arguments: str) -> str:
    # A clone that belongs to another user, as in containers, is read all the same.
    command = ["git", "-c", "safe.directory=*", "-C", str(repository), *arguments]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"The ledger is compared with its history in git, which says: {done.stderr.strip()}"
    return done.stdout
