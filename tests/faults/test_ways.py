"""What the author's ways come to: the command that writes the ledger, a fresh environment, a clone on another system."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from fieldguide.commands.ledger import add_to_ledger
from support.faults import faults_in, told
from support.sites import LANGUAGES, ROOT, Project

LEDGER = "_data/permalinks.yml"
PAGE = "---\ndescription: Words in {}.\n---\n\n# Words {{#some-words}}\n\nText.\n"


@pytest.mark.parametrize(
    "path",
    [
        *("cso/how to start.md", "cso/How.md", "cso/README.md", "cso/100%.md", "cso/a--b.md", "cso/con.md", "p/x.md", "404.md", "fr/x.md"),
        *("cso.md", "cso/part-1/guideline-1/more.md", "cso/notes.markdown", "cso/x.md~", f"cso/{'long-' * 20}x.md"),
        unicodedata.normalize("NFD", "cso/được.md"),
    ],
)
def test_the_ledger_takes_no_page_that_a_build_refuses(tiny: Project, path: str) -> None:
    before = (tiny.docs / LEDGER).read_bytes()
    for language in LANGUAGES:
        tiny.write(f"{language}/{path}", PAGE.format(language))
    assert add_to_ledger(tiny.docs) == 1
    assert (tiny.docs / LEDGER).read_bytes() == before
    assert all(fault.remedy for fault in told(faults_in(tiny)))


@pytest.mark.parametrize("path", ["cso/how-to-start.md", "more/index.md", "cso/part-1/guideline-1b.md"])
def test_what_the_ledger_takes_the_build_takes(tiny: Project, path: str) -> None:
    for language in LANGUAGES:
        tiny.write(f"{language}/{path}", PAGE.format(language))
    assert add_to_ledger(tiny.docs) == 0
    assert faults_in(tiny) == ""


@pytest.mark.parametrize("command", [["check"], ["ledger", "add"], ["stale"]])
def test_without_its_packages_a_command_says_how_to_install_them(command: list[str]) -> None:
    # -I and -S: as in an environment that nothing was installed into.
    launched = f"import sys, runpy; sys.argv = {['fieldguide.py', *command]!r}; runpy.run_path('fieldguide.py', run_name='__main__')"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", launched], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "is not installed here. Remedy: python -m pip install --require-hashes -r requirements.txt" in done.stderr


@pytest.mark.parametrize("broken", ["<<<<<<< HEAD\n", "x = (\n", "def\n"])
def test_code_that_is_broken_is_told_with_file_and_line(tiny: Project, broken: str) -> None:
    tiny.for_building()
    core = tiny.root / "hooks/fieldguide/site.py"
    core.write_text(broken + core.read_text(encoding="utf-8"), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-m", "fieldguide", "check"], cwd=tiny.root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert f"{core}:1: The code is broken" in done.stderr and "Remedy: " in done.stderr


def test_a_clone_on_windows_holds_the_same_bytes(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    for name in ("a.md", "a.svg", "a.css", "LICENSE", "a.yml"):
        (source / name).write_bytes(b"one\ntwo\n")
    (source / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\r\n\n")
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "All"]):
        subprocess.run([*git, *command], cwd=source, check=True, capture_output=True)
    subprocess.run([*git, "clone", "-q", "-c", "core.autocrlf=true", str(source), str(tmp_path / "clone")], check=True, capture_output=True)
    for path in (path for path in source.iterdir() if path.is_file()):
        assert (tmp_path / "clone" / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_command_whose_reader_goes_away_ends_quietly_with_its_usual_status(tiny: Project) -> None:
    reading, writing = os.pipe()
    os.close(reading)  # as `| head` does once it has seen enough
    with os.fdopen(writing, "wb") as gone:
        whole = [sys.executable, "-m", "fieldguide"]
        done = subprocess.run([*whole, "check", "--docs", tiny.docs], cwd=ROOT, stdout=gone, stderr=subprocess.PIPE, check=False)
        assert (done.returncode, done.stderr) == (0, b"")
        assert subprocess.run([*whole, "check", "--docs", "nowhere"], cwd=ROOT, stdout=gone, stderr=gone, check=False).returncode == 1
        assert subprocess.run([*whole, "verify", "nowhere"], cwd=ROOT, stdout=gone, stderr=gone, check=False).returncode == 2
