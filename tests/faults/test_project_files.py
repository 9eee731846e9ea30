"""Templates, hooks and the licence: a build takes them as they stand, so that what is wrong in them is told like what is wrong in docs/."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from fieldguide.checks.words_used import words_used
from fieldguide.model.faults import Fault
from fieldguide.reading.project_files import read_project
from support.sites import ROOT

CARD, HOOK = "overrides/card.html", "hooks/publish_files.py"
MARKS = "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> main\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Some of each."""
    for name in (CARD, HOOK, "LICENSE"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def faults_in(project: Path) -> list[Fault]:
    faults: list[Fault] = []
    words_used(read_project(project, faults), faults)
    return faults


def test_those_of_the_guide_are_right() -> None:
    assert faults_in(ROOT) == []


@pytest.mark.parametrize(
    ("name", "content", "line", "what"),
    [
        (CARD, f"<p>\n{MARKS}", 2, "merge was not finished"),
        ("LICENSE", f"MIT\n{MARKS}", 2, "merge was not finished"),
        (HOOK, f"import os\n{MARKS}", 2, "merge was not finished"),
        (CARD, "\ufeff<p>", 1, "byte order mark"),
        (HOOK, "\ufeffimport os", 1, "byte order mark"),
        (CARD, "<p>\nco\u00adde", 2, "SOFT HYPHEN"),
        (HOOK, "x = 1\ny = '\u202e'", 2, "RIGHT-TO-LEFT"),
        (CARD, b"<p>\n\xff", 2, "not UTF-8"),
        ("LICENSE", b"\xff", 1, "not UTF-8"),
        (CARD, "<p>\n{% if %}", 2, "code is broken"),
        (CARD, "{{ words('nav.menu' }}", 1, "code is broken"),
        (HOOK, "x = 1\ny = (", 2, "code is broken"),
        ("overrides/notes.txt", "x", 1, "would be published"),
        ("overrides/card.html~", "x", 1, "would be published"),
        ("overrides/card (copy).html", "x", 1, "would be published"),
    ],
)
def test_what_is_wrong_in_code_is_told_with_its_line(project: Path, name: str, content: str | bytes, line: int, what: str) -> None:
    (project / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    found = [fault for fault in faults_in(project) if what in fault.what]
    assert [(fault.file, fault.line) for fault in found][:1] == [(name, line)]
    assert found[0].remedy


@pytest.mark.parametrize(
    "name", ["overrides/.#card.html", "overrides/pieces/._card.html", "hooks/.#load_guide.py", "hooks/fieldguide/._site.py"]
)
def test_what_editors_and_systems_hide_is_passed_over(project: Path, name: str) -> None:
    (project / name).parent.mkdir(exist_ok=True)
    (project / name).symlink_to("somebody@host.1234") if "#" in name else (project / name).write_bytes(b"\0\xff")
    assert faults_in(project) == []


@pytest.mark.parametrize("name", [CARD, HOOK, "LICENSE"])
def test_a_link_and_a_pipe_are_told_and_never_opened(project: Path, name: str) -> None:
    (project / name).unlink()
    (project / name).symlink_to("/etc/hostname")
    assert [(fault.file, "link" in fault.what) for fault in faults_in(project)] == [(name, True)]
    (project / name).unlink()
    os.mkfifo(project / name)
    assert [(fault.file, "pipe" in fault.what) for fault in faults_in(project)] == [(name, True)]


def test_a_licence_that_is_missing_is_told(project: Path) -> None:
    (project / "LICENSE").unlink()
    assert [fault.file for fault in faults_in(project)] == ["LICENSE"]
