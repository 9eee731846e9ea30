"""The site is made of the project's own folder alone, and the same folder makes the same site."""

import os
import re
import shutil
from pathlib import Path

from support.kits import EPOCH
from support.sites import ROOT, build, copy_project


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def differing(one: Path, other: Path) -> list[str]:
    first, second = files(one), files(other)
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def test_a_copy_elsewhere_gives_the_same_bytes_and_says_nothing_that_wants_mending(site: Path, tmp_path: Path):
    """In another folder with nothing beside it, another time zone and locale, and with sets in another order."""
    project = copy_project(tmp_path / "alone" / "project")
    shutil.copytree(ROOT / "docs", project / "docs")
    assert not (project.parent / "shared").exists()
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    built = build(project, tmp_path / "built", SOURCE_DATE_EPOCH=EPOCH, PYTHONHASHSEED=seed, TZ="Asia/Ho_Chi_Minh", LC_ALL="C").passed()
    assert not differing(site, built.site), f"built elsewhere, these differ: {differing(site, built.site)}"
    assert "WARNING" not in built.output and "ERROR" not in built.output, built.output


def test_project_names_no_file_outside_its_folder():
    names = [path for folder in ("hooks", "overrides", "docs") for path in (ROOT / folder).rglob("*") if path.is_file()]
    texts = [path for path in [ROOT / "mkdocs.yml", ROOT / "Makefile", *names] if path.suffix in (".py", ".yml", ".html", ".md", ".js", "")]
    found = [
        path.relative_to(ROOT).as_posix()
        for path in texts
        if re.search(r"\.\./shared/(?!\w[\w-]*\.js\b)", path.read_text(encoding="utf-8"))
    ]
    assert not found, f"reads beside the project: {found}"
