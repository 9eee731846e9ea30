"""Commands tried without building a site: a program of a few lines stands in for the site generator, or for a whole project's commands."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from fieldguide.commands.ledger import add_to_ledger
from support.sites import ROOT, Project

ADDRESS = "https://guide.test-organisation.net/"
MOMENT = "1790000000"

_GENERATOR = '''
"""Writes what the site generator would be asked for: a site of one page, a kit of it, what is offered for download."""
import hashlib, os, pathlib, shutil, sys, zipfile
said = pathlib.Path("said.txt")
if said.is_file():
    sys.exit(said.read_text(encoding="utf-8"))
print(pathlib.Path("told.txt").read_text(encoding="utf-8") if os.path.exists("told.txt") else "")
site = pathlib.Path(sys.argv[sys.argv.index("--site-dir") + 1])
shutil.rmtree(site, ignore_errors=True)
site.mkdir(parents=True)
page = b"<h1>Home</h1>"
(site / "index.html").write_bytes(page)
if kits := os.environ.get("FIELD_GUIDE_KIT"):
    name = "-".join(["field-guide-2026.11", *filter(None, os.environ["FIELD_GUIDE_LANGUAGES"].split(","))])
    pathlib.Path(kits).mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(pathlib.Path(kits, name + ".zip"), "w") as kit:
        for file, data in (("index.html", page), ("SHA256SUMS", f"{hashlib.sha256(page).hexdigest()}  index.html\\n".encode())):
            kit.writestr(zipfile.ZipInfo(f"{name}/{file}", (2026, 11, 22, 7, 30, 14)), data)
if offered := os.environ.get("FIELD_GUIDE_DOWNLOADS"):
    shutil.copytree(offered, site / "downloads")
'''


def with_generator(project: Project) -> Path:
    """Give a project the stand-in and all that its entries say on the ledger; returns its root."""
    (project.root / "mkdocs.py").write_text(_GENERATOR, encoding="utf-8")
    (project.root / "requirements.txt").write_text("", encoding="utf-8")
    assert add_to_ledger(project.docs) == 0
    return project.root


def commit(root: Path) -> str:
    """Commit all of a folder; returns the commit."""
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "All"]):
        subprocess.run(["git", *who, *command], cwd=root, check=True)
    return subprocess.run(["git", "rev-parse", "HEAD"], cwd=root, check=True, capture_output=True, text=True).stdout.strip()


_COMMANDS = '''
"""Makes what the project's own commands would be asked for: offline copies of two files, and one other form."""
import pathlib, sys, zipfile
if pathlib.Path("broken").is_file():
    sys.exit("A fault. Remedy: Mend it.")
dist = pathlib.Path("dist")
dist.mkdir(exist_ok=True)
for code in ["", "pt-BR"] if sys.argv[1] == "editions" else sys.argv[3:]:
    name = "-".join(filter(None, ["field-guide-2026.11", code]))
    with zipfile.ZipFile(dist / f"{name}.zip", "w") as kit:
        for file in ("SHA256SUMS", "index.html"):
            kit.writestr(zipfile.ZipInfo(f"{name}/{file}", (2026, 11, 22, 7, 30, 14)), f"{file} {code}")
if sys.argv[1] == "editions":
    (dist / "field-guide-2026.11.epub").write_bytes(b"a book")
'''


def with_commands(root: Path) -> Path:
    """A committed project of three languages whose commands are the stand-in, its own kits in dist/; returns its root."""
    root.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", root)
    languages = "\n        - locale: pt-BR\n          name: Português\n          theme: {language: pt-BR}\n"
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(settings.replace("\nhooks:", f"{languages}\nhooks:", 1), encoding="utf-8")
    shutil.copytree(ROOT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("fieldguide", "__pycache__"))
    (root / "fieldguide.py").write_text(_COMMANDS, encoding="utf-8")
    (root / "requirements.txt").write_text("", encoding="utf-8")
    (root / ".gitignore").write_text("/dist/\n", encoding="utf-8")
    commit(root)
    for code in ("", "pt-BR"):
        subprocess.run([sys.executable, "-m", "fieldguide", "kit", "--languages", code], cwd=root, check=True)
    return root
