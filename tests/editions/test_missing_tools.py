"""What lacks a tool is named, with how to install it, and everything else is made."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from fieldguide.commands import editions
from fieldguide.editions import paper
from support.books import write_every_form
from support.sites import Project, in_english

ALWAYS = {"epub", "html", "zip"}
PACKAGES = "python -m pip install --require-hashes -r requirements-editions.txt"
TOOLS = [("weasyprint", "pdf"), ("segno", "pdf"), ("font_source_sans_pro", "pdf"), ("libzim.writer", "zim")]
MODULES = {"pdf": "fieldguide.editions.paper", "zim": "fieldguide.editions.zim"}
SAID = {"pdf": "Paper (PDF) is left out: WeasyPrint", "zim": "The edition for Kiwix (ZIM) is left out: libzim"}


def forms_in(project: Path) -> set[str]:
    return {path.suffix[1:] for path in (project / "dist").glob("field-guide-*")}


@pytest.mark.parametrize(("tool", "form"), TOOLS)
def test_a_package_that_is_missing_is_named_and_the_rest_is_made(
    tiny: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tool: str, form: str
) -> None:
    project = in_english(tiny)
    (project / "dist").mkdir()
    (project / "dist" / f"field-guide-2026.11-en.{form}").write_bytes(b"of an earlier run")
    monkeypatch.delitem(sys.modules, MODULES[form], raising=False)
    monkeypatch.setitem(sys.modules, tool, None)
    write_every_form(project)
    told = capsys.readouterr().err
    assert told.count("left out") == 1 and SAID[form] in told and tool.partition(".")[0] in told and PACKAGES in told
    assert forms_in(project) == (ALWAYS | {"pdf", "zim"}) - {form}


def test_a_library_of_the_system_that_is_missing_is_named_and_the_rest_is_made(
    tiny: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def found(name: str) -> ModuleType:
        if name == MODULES["pdf"]:
            raise OSError("cannot load library 'libpango-1.0-0'")
        return import_module(name)

    monkeypatch.setattr(editions, "import_module", found)
    project = in_english(tiny)
    write_every_form(project)
    told = capsys.readouterr().err
    assert SAID["pdf"] in told and "'libpango-1.0-0'). Remedy: apt-get install libpango-1.0-0" in told
    assert forms_in(project) == ALWAYS | {"zim"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "FONTCONFIG_FILE",
            f"The font {paper.HAN_FONT} is not installed; none would stand in its place. Remedy: apt-get install fonts-noto-cjk",
        ),
        ("PATH", "fc-match, which says what fonts there are, is not installed. Remedy: apt-get install fontconfig"),
    ],
)
def test_a_font_that_is_missing_is_named_before_another_takes_its_place(
    tiny: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    project = tiny.for_building()
    (project / "fonts.conf").write_text("<fontconfig></fontconfig>", encoding="utf-8")
    monkeypatch.setenv(name, str(project / "fonts.conf"))
    monkeypatch.setattr(paper, "_drawn", paper._drawn.__wrapped__)  # what was found is kept otherwise
    write_every_form(project)
    assert f"Paper (PDF) is left out: {said}" in capsys.readouterr().err
    assert forms_in(project) == ALWAYS | {"zim"}
