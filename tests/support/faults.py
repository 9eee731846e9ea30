"""Reading what the author of a faulty guide is told."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fieldguide.guide import load_guide
from fieldguide.model.faults import GuideError
from support.sites import LANGUAGES, Project

_FAULT = re.compile(r"^  (?P<file>\S[^\n:]*):(?P<line>\d+):(?: \[(?P<id>[^\]]*)\])? (?P<what>.+?) Remedy: (?P<remedy>.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Told:
    """One fault as the author reads it."""

    file: str
    line: int
    id: str
    what: str
    remedy: str


def faults_in(project: Project) -> str:
    """What the author is told of a guide's faults, in the words that a build ends with; empty where there are none."""
    try:
        load_guide(project.docs, LANGUAGES)
    except GuideError as error:
        return str(error)
    return ""


def told(output: str) -> list[Told]:
    """Every fault in a builder's output, in its order."""
    return [Told(m["file"], int(m["line"]), m["id"] or "", m["what"], m["remedy"]) for m in _FAULT.finditer(output)]


def assert_told(output: str, *expected: tuple[str, int, str, str, str]) -> None:
    """The author was told exactly these faults, in this order, and no inner working of the program.

    Args:
        expected: for each fault its file, line, id, and words that its description and its remedy hold.
    """
    found = told(output)
    assert [(one.file, one.line, one.id) for one in found] == [one[:3] for one in expected], output
    for one, (_, _, _, what, remedy) in zip(found, expected, strict=True):
        assert what in one.what, one
        assert remedy in one.remedy, one
    assert "Traceback" not in output
    count = len(expected)
    assert f"{count} fault{'s' if count != 1 else ''} in the content:" in output


def append(project: Project, name: str, text: str) -> None:
    """Add text to the end of a file below docs/."""
    with (project.docs / name).open("a", encoding="utf-8") as opened:
        opened.write(text)
