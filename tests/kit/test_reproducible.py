"""The same commit gives the same kit, wherever and however it is made."""

from __future__ import annotations

import getpass
import re
import socket
import subprocess
import zipfile
from pathlib import Path

import pytest

from support.kits import EPOCH, MADE, for_make, make_kit, run_make
from support.once import once
from support.sites import Project, tiny_project

AWKWARD = "Tài liệu 冲突 #1 100%"


def other_locale() -> str:
    """A locale of this machine that is not C."""
    names = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True).stdout.split()
    return next(name for name in reversed(names) if name not in ("C", "POSIX"))


def commit(project: Path, epoch: str) -> None:
    """Make the folder a repository whose one commit bears this time."""
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    moment = {"GIT_AUTHOR_DATE": "2001-01-01T00:00:00+0700", "GIT_COMMITTER_DATE": f"{epoch} -0330", "PATH": "/usr/local/bin:/usr/bin:/bin"}
    for arguments in (("init", "--quiet"), ("add", "docs", "Makefile"), (*who, "commit", "--quiet", "--message", "All")):
        subprocess.run(["git", *arguments], cwd=project, env=moment, check=True)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Folders of two kits: everything that could differ between two machines does."""

    def made(folder: Path) -> None:
        places = (folder / "one", folder / AWKWARD / "a" / "deeper place")
        one, other = (for_make(tiny_project(place).for_building()) for place in places)
        commit(other, EPOCH)
        here = {"TZ": "Asia/Ho_Chi_Minh", "LC_ALL": "C", "PYTHONHASHSEED": "1", "HOME": "/home/nguyen-somebody", "USER": "nguyen-somebody"}
        there = {
            "TZ": "America/St_Johns",
            "LC_ALL": other_locale(),
            "PYTHONHASHSEED": "2",
            "HOME": "/home/li-anybody",
            "USER": "li-anybody",
        }
        for done in (
            run_make(one, "kit", umask=0o022, SOURCE_DATE_EPOCH=EPOCH, **here),
            run_make(other, "kit", umask=0o077, **there),
        ):
            assert done.returncode == 0, done.stdout + done.stderr

    folder = once(tmp_path_factory, "two", made)
    return folder / "one/dist", folder / AWKWARD / "a" / "deeper place/dist"


def test_the_same_kit_anywhere(two: tuple[Path, Path]):
    one, other = two
    names = ["SHA256SUMS", "field-guide-2026.11.zip"]
    assert sorted(path.name for path in one.iterdir()) == sorted(path.name for path in other.iterdir()) == names
    differing = [name for name in names if (one / name).read_bytes() != (other / name).read_bytes()]
    assert not differing, f"made elsewhere, these differ: {differing}"


def test_every_file_bears_the_time_of_the_commit_in_utc(two: tuple[Path, Path]):
    with zipfile.ZipFile(two[1] / "field-guide-2026.11.zip") as archive:
        assert {entry.date_time for entry in archive.infolist()} == {MADE.timetuple()[:6]}


def test_no_file_names_the_machine(two: tuple[Path, Path]):
    unsaid = [str(folder.parent) for folder in two] + ["/home/", "nguyen-somebody", "li-anybody", f"{getpass.getuser()}@"]
    pattern = re.compile("|".join([*map(re.escape, unsaid), rf"\b{re.escape(socket.gethostname())}\b"]).encode())
    with zipfile.ZipFile(two[0] / "field-guide-2026.11.zip") as archive:
        found = [f"{name}: {match[0]!r}" for name in archive.namelist() for match in pattern.finditer(archive.read(name))]
    assert not found


def test_no_kit_without_a_time_to_bear(tiny: Project):
    made = run_make(for_make(tiny.for_building()), "kit")
    said = made.stdout + made.stderr
    assert made.returncode != 0
    assert "The time of the commit is not known" in said
    assert "Remedy: Make the kit in a clone with its history, or set SOURCE_DATE_EPOCH" in said
    assert "Traceback" not in said
    assert not (tiny.root / "dist").exists()


@pytest.mark.parametrize("epoch", ["yesterday", "99999999999"])
def test_no_kit_with_a_time_that_none_can_bear(tiny: Project, tmp_path: Path, epoch: str):
    made = make_kit(tiny.for_building(), tmp_path / "made", SOURCE_DATE_EPOCH=epoch)
    assert made.returncode != 0
    assert "SOURCE_DATE_EPOCH" in made.output
    assert "Remedy: Set" in made.output
    assert "Traceback" not in made.output
