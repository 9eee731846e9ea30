"""What lacks a tool is named, with how to install it, and everything else is made."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from fieldguide.editions import paper
from support.books import write_every_form
from support.sites import Project

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
    project = tiny.for_building()
    (project / "dist").mkdir()
    (project / "dist" / f"field-guide-2026.11-vi.{form}").write_bytes(b"of an earlier run")
    monkeypatch.delitem(sys.modules, MODULES[form], raising=False)
    monkeypatch.setitem(sys.modules, tool, None)
    write_every_form(project)
    told = capsys.readouterr().err
    assert told.count("left out") == 1 and SAID[form] in told and tool.partition(".")[0] in told and PACKAGES in told
    assert forms_in(project) == (ALWAYS | {"pdf", "zim"}) - {form}


def test_a_font_that_is_missing_is_named_before_another_takes_its_place(
    tiny: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = tmp_path / "fonts.conf"
    bare.write_text(f"<fontconfig><dir>{tmp_path}</dir></fontconfig>", encoding="utf-8")
    monkeypatch.setenv("FONTCONFIG_FILE", str(bare))
    monkeypatch.setattr(paper, "_drawn", paper._drawn.__wrapped__)  # what was found is kept otherwise
    project = tiny.for_building()
    write_every_form(project)
    told = capsys.readouterr().err
    assert f"Paper (PDF) is left out: The font {paper.HAN_FONT} is not installed" in told
    assert "Remedy: apt-get install fonts-noto-cjk" in told
    assert forms_in(project) == ALWAYS | {"zim"}
