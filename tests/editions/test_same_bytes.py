"""Every form of the guide comes out the same wherever it is made: another folder, time zone, locale, umask and order of hashing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from support.kits import files_below
from support.sites import ROOT, tiny_project

FORMS = {"epub", "html", "pdf", "zim", "zip"}
HERE = {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C", "PYTHONHASHSEED": "1", "HOME": "/home/nguyen-somebody"}
THERE = {"TZ": "America/St_Johns", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2", "HOME": "/home/li-anybody"}


def made_in(folder: Path, umask: int, **environment: str) -> dict[str, bytes]:
    """Every form of the tiny guide, made by a process of its own."""
    project = tiny_project(folder).for_building()
    done = subprocess.run(
        [sys.executable, "-P", "-m", "support.books", project],
        env=os.environ | {"PYTHONPATH": f"{ROOT}/tests{os.pathsep}{ROOT}/hooks"} | environment,
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0 and "left out" not in done.stderr, done.stderr
    return files_below(project / "dist")


def test_each_form_is_the_same_in_two_places(tmp_path: Path) -> None:
    one = made_in(tmp_path / "one", 0o022, **HERE)
    other = made_in(tmp_path / "Tài liệu 冲突 #1 100%" / "deeper", 0o077, **THERE)
    assert {name.rpartition(".")[2] for name in one} >= FORMS
    assert one.keys() == other.keys()
    assert not [name for name, data in one.items() if data != other[name]]
