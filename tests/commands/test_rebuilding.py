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

from fieldguide.offline.kit import files_of, origin_name
from fieldguide.offline.zip_file import zip_of
from support.once import once
from support.sites import ROOT, in_english, tiny_project

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
        root = in_english(project)
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


def test_what_was_published_says_its_commit_and_is_what_that_builds(published: Path, tmp_path: Path) -> None:
    dist = Path(shutil.copytree(published / "site/downloads", tmp_path / "downloads"))
    facts = json.loads((dist / ORIGIN).read_text(encoding="utf-8"))
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=published, capture_output=True, text=True, check=True).stdout.strip()
    assert (facts["commit"], facts["edition"], facts["address"]) == (head, "2026.11", "https://guide.test-organisation.net/")
    assert f"  {ORIGIN}\n" in (dist / "SHA256SUMS").read_text(encoding="ascii")
    assert subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=dist, check=False).returncode == 0
    assert not subprocess.run(["git", "status", "--porcelain"], cwd=published, capture_output=True, check=True).stdout
    made = len(list(dist.glob("field-guide-*"))) - 1  # the file that names the commit is made of nothing
    assert {path.suffix for path in dist.iterdir()} >= {".zip", ".epub", ".html", ".pdf", ".zim"}
    # One file forged and one never built among those that agree: the first file that differs is named, and all others are as built.
    files, moment = files_of((dist / KIT).read_bytes())
    name = "field-guide-2026.11/p/cso-1.html"
    (dist / KIT).write_bytes(zip_of({**files, name: files[name] + b"<!-- more -->\n", "field-guide-2026.11/z.html": b""}, moment))
    (dist / "field-guide-2026.11-fr.epub").write_bytes(b"never built")
    done = run(published, "rebuild-check", str(dist))
    assert done.returncode == 1, done.stdout + done.stderr
    assert f"{KIT}: {name} differs." in done.stdout and "field-guide-2026.11-fr.epub: it was not made here." in done.stdout
    assert f"2 of {made + 1} files are not what {head} builds here." in done.stdout
