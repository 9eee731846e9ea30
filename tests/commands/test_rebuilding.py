"""`python -m fieldguide rebuild-check`: whether what was published is what its commit builds."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import minisign
import pytest

from fieldguide.commands.rebuilding import origin_of
from fieldguide.offline.kit import files_of, origin_name
from fieldguide.offline.zip_file import zip_of
from support.once import once
from support.sites import ROOT, Project, tiny_project

KIT = "field-guide-2026.11.zip"
ORIGIN = origin_name("2026.11")


def run(project: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    given = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "SITE_URL", "SOURCE_DATE_EPOCH")}
    whole = [sys.executable, "-m", "fieldguide", *command]
    return subprocess.run(whole, cwd=project, env=given | environment, capture_output=True, text=True, check=False)


def git(project: Path, *command: str) -> None:
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    subprocess.run(["git", *who, *command], cwd=project, check=True, capture_output=True)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was published, signed, from a commit."""

    def made(folder: Path) -> None:
        pair = minisign.KeyPair.generate()
        project = tiny_project(folder / "project")
        project.write("_data/guide.yml", f'edition: "2026.11"\nkey: "{pair.public_key.to_base64().decode()}"\n')
        root = project.for_building()
        shutil.copy(ROOT / "requirements.txt", root)
        (root / ".gitignore").write_text("/site/\n/dist/\n/build/\n__pycache__/\n", encoding="utf-8")
        assert run(root, "ledger", "add").returncode == 0
        git(root, "init", "--quiet")
        git(root, "add", ".")
        git(root, "commit", "--quiet", "--message", "All")
        address = "https://guide.test-organisation.net/"
        done = run(root, "publish", SITE_URL=address, FIELD_GUIDE_KEY=bytes(pair.secret_key).decode() + "\n")
        assert done.returncode == 0, done.stdout + done.stderr

    return once(tmp_path_factory, "rebuilt", made) / "project"


@pytest.fixture
def dist(published: Path, tmp_path: Path) -> Path:
    """A copy of what is offered for download."""
    return shutil.copytree(published / "site/downloads", tmp_path / "downloads")


def told(project: Path, dist: Path) -> tuple[int, str]:
    done = run(project, "rebuild-check", str(dist))
    return done.returncode, done.stdout + done.stderr


def test_what_was_published_says_its_commit_and_is_what_that_builds(published: Path, dist: Path) -> None:
    facts = json.loads((dist / ORIGIN).read_text(encoding="utf-8"))
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=published, capture_output=True, text=True, check=True).stdout.strip()
    assert (facts["commit"], facts["edition"], facts["address"]) == (head, "2026.11", "https://guide.test-organisation.net/")
    assert f"  {ORIGIN}\n" in (dist / "SHA256SUMS").read_text(encoding="ascii")
    assert subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=dist, check=False).returncode == 0
    status, text = told(published, dist)
    assert status == 0 and "All 18 files are, to the byte," in text, text
    assert not subprocess.run(["git", "status", "--porcelain"], cwd=published, capture_output=True, check=True).stdout


def test_the_first_file_that_differs_is_named(published: Path, dist: Path) -> None:
    files, moment = files_of((dist / KIT).read_bytes())
    name = "field-guide-2026.11/p/cso-1.html"
    (dist / KIT).write_bytes(zip_of({**files, name: files[name] + b"<!-- more -->\n", "field-guide-2026.11/z.html": b""}, moment))
    (dist / "field-guide-2026.11.epub").write_bytes(b"never built")
    status, text = told(published, dist)
    assert status == 1, text
    assert f"{KIT}: {name} differs." in text
    assert "2 of 18 files are not what" in text


@pytest.mark.parametrize("case", ["none", "unreadable", "unknown"])
def test_what_cannot_be_tried_has_a_status_of_its_own(published: Path, dist: Path, case: str) -> None:
    origin = dist / ORIGIN
    if case == "none":
        origin.unlink()
    elif case == "unreadable":
        origin.write_text("{}", encoding="utf-8")
    else:
        origin.write_text(origin.read_text(encoding="utf-8").replace('"commit": "', '"commit": "00'), encoding="utf-8")
    status, text = told(published, dist)
    expected = {"none": "has to say the commit", "unreadable": "not what `publish` writes", "unknown": "is not in this clone"}[case]
    assert status == 2 and expected in text and "Remedy" in text and "Traceback" not in text


@pytest.fixture
def changed(published: Path, tmp_path: Path) -> Project:
    """A copy of the project with a change that no commit holds."""
    project = Project(shutil.copytree(published, tmp_path / "project"))
    project.replace("en/cite.md", "Thus.", "So.")
    return project


def test_what_no_commit_holds_names_none(changed: Project) -> None:
    assert origin_of(changed.root, "2026.11", "1790000000") == b""
