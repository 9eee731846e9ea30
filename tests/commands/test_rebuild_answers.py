"""Whether what was published is what its commit builds: how it is asked, and each answer. A stand-in makes the copies."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from fieldguide.__main__ import main
from fieldguide.commands.rebuilding import origin_of
from fieldguide.offline.kit import SIGNATURE, files_of, origin_name, with_signature
from support.standing_in import ADDRESS, MOMENT, commit, with_commands

KIT, OF_ONE, BOOK = "field-guide-2026.11.zip", "field-guide-2026.11-pt-BR.zip", "field-guide-2026.11.epub"
ORIGIN = origin_name("2026.11")
Said = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was published."""
    return with_commands(tmp_path_factory.mktemp("published") / "project")


@pytest.fixture
def dist(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What was published, in a copy of the project: two kits, and the commit that they are built from."""
    root = shutil.copytree(project, tmp_path / "project")
    monkeypatch.setenv("SITE_URL", ADDRESS)
    monkeypatch.setattr("fieldguide.__main__.PROJECT", root)
    (root / "dist" / ORIGIN).write_bytes(origin_of(root, "2026.11", MOMENT))
    return root / "dist"


def answer(dist: Path, capsys: Said) -> tuple[int, str]:
    status = main(["rebuild-check", str(dist)])
    said = capsys.readouterr()
    return status, said.out + said.err


def test_copies_in_every_language_are_built_again_and_a_signature_is_no_difference(dist: Path, capsys: Said) -> None:
    (dist / KIT).write_bytes(with_signature((dist / KIT).read_bytes(), b"signed"))
    assert SIGNATURE in "".join(files_of((dist / KIT).read_bytes())[0])
    status, said = answer(dist, capsys)
    assert status == 0 and said.startswith("All 2 files are, to the byte, what "), said
    (dist / BOOK).write_bytes(b"a book")
    assert answer(dist, capsys)[1].startswith("All 3 files are")


def test_each_file_that_differs_is_named_and_how(dist: Path, capsys: Said) -> None:
    for kit, change in ((KIT, "changed"), (OF_ONE, "more")):
        with zipfile.ZipFile(dist / kit) as archive:
            files = {entry: archive.read(entry) for entry in archive.infolist()}
        with zipfile.ZipFile(dist / kit, "w") as archive:
            for entry, data in files.items():
                archive.writestr(entry, data + b"!" if change == "changed" and entry.filename.endswith("index.html") else data)
            if change == "more":
                archive.writestr(f"{kit.removesuffix('.zip')}/more.html", "")
    (dist / BOOK).write_bytes(b"another book")
    (dist / "field-guide-2026.11.pdf").write_bytes(b"paper")
    status, said = answer(dist, capsys)
    assert status == 1
    for line in (
        f"{KIT}: field-guide-2026.11/index.html differs.",
        f"{OF_ONE}: field-guide-2026.11-pt-BR/more.html differs: one of the two lacks it.",
        f"{BOOK}: it differs.",
        "field-guide-2026.11.pdf: it was not made here.",
        "4 of 4 files are not what ",
    ):
        assert line in said, said


def test_a_zip_that_is_packed_otherwise_is_told_apart(dist: Path, capsys: Said) -> None:
    with zipfile.ZipFile(dist / KIT) as archive:
        files = {entry: archive.read(entry) for entry in archive.infolist()}
    with zipfile.ZipFile(dist / KIT, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, data in reversed(files.items()):
            archive.writestr(entry, data)
    status, said = answer(dist, capsys)
    assert status == 1 and f"{KIT}: every file in it agrees; the zip itself is packed otherwise." in said


def test_diffoscope_tells_how_files_differ_where_it_is_there(dist: Path, capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    tool = dist.parent / "bin/diffoscope"
    tool.parent.mkdir()
    tool.write_text('#!/bin/sh\necho "--- $1"\nseq 100\n', encoding="utf-8")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tool.parent), prepend=":")
    (dist / BOOK).write_bytes(b"another book")
    said = answer(dist, capsys)[1]
    assert f"--- {dist / BOOK}\n1\n2\n" in said and "\n39\n" in said and "\n40\n" not in said


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda dist: (dist / ORIGIN).unlink(), "0 files field-guide-<edition>.json stand in it"),
        (lambda dist: (dist / origin_name("2027.03")).write_bytes(b"{}"), "2 files field-guide-<edition>.json stand in it"),
        (lambda dist: (dist / ORIGIN).write_bytes(b"{}"), "this is not what `publish` writes. Remedy: Get the file again."),
        (lambda dist: swap(dist / ORIGIN, '"commit": "', '"commit": "--force'), "this is not what `publish` writes"),
        (lambda dist: swap(dist / ORIGIN, '"commit": "', '"commit": "00'), "is not in this clone. Remedy: git fetch"),
        (lambda dist: [(dist / kit).unlink() for kit in (KIT, OF_ONE)], "there is nothing of edition 2026.11 in it."),
    ],
)
def test_what_cannot_be_tried_is_told_with_a_status_of_its_own(dist: Path, capsys: Said, change: object, told: str) -> None:
    assert callable(change)
    change(dist)
    status, said = answer(dist, capsys)
    assert status == 2 and told in said, said


def test_a_commit_that_does_not_build_here_is_told_and_what_was_pinned_then(dist: Path, capsys: Said) -> None:
    root = dist.parent
    (root / "requirements.txt").write_text("another==1\n", encoding="utf-8")
    assert "requirements.txt was another then" in answer(dist, capsys)[1]
    (root / "broken").touch()
    commit(root)
    (dist / ORIGIN).write_bytes(origin_of(root, "2026.11", MOMENT))
    status, said = answer(dist, capsys)
    assert status == 2 and "cannot be built here: A fault. Remedy: Mend it." in said


def test_what_no_commit_holds_names_none(dist: Path) -> None:
    (dist.parent / "more.txt").touch()
    assert origin_of(dist.parent, "2026.11", MOMENT) == b""


def test_without_git_a_folder_names_no_commit(dist: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert origin_of(dist.parent, "2026.11", MOMENT)
    monkeypatch.setenv("PATH", "")
    assert origin_of(dist.parent, "2026.11", MOMENT) == b""


def swap(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
